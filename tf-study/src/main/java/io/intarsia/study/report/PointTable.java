package io.intarsia.study.report;

import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Table;
import io.intarsia.eval.html.Table.Cell;
import io.intarsia.study.stats.Effect;
import io.intarsia.study.stats.Interval;
import io.intarsia.study.stats.Point;
import io.intarsia.study.stats.Sample;
import java.util.List;
import java.util.stream.Collectors;

/** Points as rows: mean, each seed, both intervals. */
final class PointTable {
  private final Table table;
  private final boolean signed;

  /**
   * An empty table.
   *
   * @param first heading of the first column
   * @param signed whether values are differences
   */
  PointTable(String first, boolean signed) {
    this.signed = signed;
    this.table =
        new Table(
            List.of(
                first,
                "layer",
                signed ? "difference" : "score",
                "each seed",
                "95 % over seeds",
                "95 % over test images",
                "epochs"));
  }

  /** A row. */
  PointTable row(String name, String layer, Point point, String epochs) {
    Effect effect = point.effect();
    table.row(
        name,
        List.of(
            Cell.of(layer),
            new Cell(words(effect.value()), 0, true),
            Cell.of(
                point.samples().stream()
                    .map(Sample::value)
                    .map(this::words)
                    .collect(Collectors.joining(", "))),
            Cell.of(effect.overSeeds().map(this::words).orElse("–")),
            Cell.of(effect.overImages().map(this::words).orElse("–")),
            Cell.of(epochs)));
    return this;
  }

  private String words(double share) {
    return signed ? Sentences.signed(share) : Sentences.plain(share);
  }

  private String words(Interval interval) {
    return signed ? Sentences.range(interval) : Sentences.plainRange(interval);
  }

  Html render() {
    return table.render();
  }
}
