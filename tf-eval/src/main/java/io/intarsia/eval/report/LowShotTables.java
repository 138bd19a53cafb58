package io.intarsia.eval.report;

import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.LineChart;
import io.intarsia.eval.html.LineChart.Point;
import io.intarsia.eval.html.Table;
import io.intarsia.eval.html.Table.Cell;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.SampleScores;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Curves and tables of scores over k, trained beside random twin. */
final class LowShotTables {
  private static final String TRAINED = "trained, honest cost";
  private static final String ORACLE = "trained, oracle cost";
  private static final String TWIN = "random twin, honest cost";

  private final EvaluationReport report;
  private final List<LayerScores> trained;

  private LowShotTables(EvaluationReport report, List<LayerScores> trained) {
    this.report = report;
    this.trained = trained;
  }

  /** Of a report; empty if it has no scores over k. */
  static Optional<LowShotTables> of(EvaluationReport report) {
    List<LayerScores> layers =
        LayerComparison.of(report).stream().map(LayerComparison::trained).toList();
    return layers.stream().anyMatch(layer -> layer.getLowShotCount() > 0)
        ? Optional.of(new LowShotTables(report, layers))
        : Optional.empty();
  }

  /** The values of k, rising. */
  List<Integer> ks() {
    return trained.get(0).getLowShotList().stream().map(LowShotScores::getK).toList();
  }

  /** For each layer its curves over k, on a logarithmic axis, with the samples' range. */
  Html charts() {
    List<Html> charts = new ArrayList<>();
    for (LayerScores layer : trained) {
      charts.add(Html.element("h3").text(layer.getLayer()).build());
      LineChart chart =
          LineChart.logarithmic(
                  "Scores of %s over k".formatted(layer.getLayer()), "k images of each class")
              .curve(TRAINED, honest(List.of(layer)))
              .curve(TWIN, honest(twins(layer.getLayer())))
              .curve(ORACLE, oracle(layer));
      charts.add(chart.render());
    }
    return Html.join(charts);
  }

  /** Means over the samples; the oracle's have no whiskers, which would hide the honest ones. */
  private static List<Point> oracle(LayerScores layer) {
    return layer.getLowShotList().stream()
        .map(each -> new Point(each.getK(), 100 * each.getOracle().getMean()))
        .toList();
  }

  /** Means over the samples of all backbones, with the range of all samples. */
  private List<Point> honest(List<LayerScores> backbones) {
    return IntStream.range(0, backbones.isEmpty() ? 0 : ks().size())
        .mapToObj(
            place ->
                new Point(
                    ks().get(place),
                    100 * honest(backbones, place, SampleScores::getMean).mean(),
                    100 * honest(backbones, place, SampleScores::getMin).min(),
                    100 * honest(backbones, place, SampleScores::getMax).max()))
        .toList();
  }

  private static Spread honest(
      List<LayerScores> backbones, int place, Function<SampleScores, Double> value) {
    return Spread.of(
            backbones.stream()
                .map(each -> value.apply(each.getLowShot(place).getHonest()))
                .toList())
        .orElseThrow();
  }

  private List<LayerScores> twins(String layer) {
    return report.getSubjectsList().stream()
        .filter(subject -> subject.getKind() == SubjectKind.RANDOM_TWIN)
        .map(SubjectScores::getLayersList)
        .flatMap(List::stream)
        .filter(each -> each.getLayer().equals(layer))
        .toList();
  }

  /** Mean and standard deviation by layer and k, each layer above its twin. */
  Html means() {
    Table table = new Table(headings(""));
    for (LayerScores layer : trained) {
      table.row(layer.getLayer(), cells(layer, LowShotScores::getHonest));
      table.row(layer.getLayer() + ", oracle", cells(layer, LowShotScores::getOracle));
      List<LayerScores> twins = twins(layer.getLayer());
      if (!twins.isEmpty()) {
        table.row(layer.getLayer() + ", random twin", twinCells(twins));
      }
    }
    return table.render();
  }

  /** The lines of the terminal: as {@link #means}, without deviations. */
  List<String> lines() {
    AlignedTable table = new AlignedTable(headings("layer"));
    for (LayerScores layer : trained) {
      table.row(words(layer.getLayer(), cells(layer, LowShotScores::getHonest)));
      table.row(words(layer.getLayer() + ", oracle", cells(layer, LowShotScores::getOracle)));
      List<LayerScores> twins = twins(layer.getLayer());
      if (!twins.isEmpty()) {
        table.row(words(layer.getLayer() + ", random twin", twinCells(twins)));
      }
    }
    return table.lines();
  }

  private static List<String> words(String name, List<Cell> cells) {
    List<String> words = new ArrayList<>(List.of(name));
    cells.forEach(cell -> words.add(cell.words()));
    return words;
  }

  private List<String> headings(String first) {
    List<String> headings = new ArrayList<>(List.of(first));
    ks().forEach(k -> headings.add("k = " + k));
    return headings;
  }

  private static List<Cell> cells(LayerScores layer, Function<LowShotScores, SampleScores> scores) {
    return layer.getLowShotList().stream()
        .map(scores)
        .map(
            each ->
                Cell.of("%s ± %s".formatted(Figures.of(each.getMean()), Figures.of(each.getStd()))))
        .toList();
  }

  private List<Cell> twinCells(List<LayerScores> twins) {
    return IntStream.range(0, ks().size())
        .mapToObj(place -> honest(twins, place, SampleScores::getMean).mean())
        .map(mean -> Cell.of(Figures.of(mean)))
        .toList();
  }

  /** Every sample's score and cost, by layer and k. */
  Html samples() {
    Table table = new Table(List.of("", "k", "rule", "mean", "min", "max", "std", "samples", "C"));
    for (LayerScores layer : trained) {
      for (LowShotScores scores : layer.getLowShotList()) {
        row(table, layer.getLayer(), scores.getK(), scores.getHonest());
        row(table, layer.getLayer(), scores.getK(), scores.getOracle());
      }
    }
    return table.render();
  }

  private static void row(Table table, String layer, int k, SampleScores scores) {
    table.row(
        layer,
        List.of(
            Cell.of(Integer.toString(k)),
            Cell.of(rule(scores)),
            Cell.of(Figures.of(scores.getMean())),
            Cell.of(Figures.of(scores.getMin())),
            Cell.of(Figures.of(scores.getMax())),
            Cell.of(Figures.of(scores.getStd())),
            Cell.of(String.join(" ", scores.getScoresList().stream().map(Figures::of).toList())),
            Cell.of(
                String.join(
                    " ", scores.getCostsList().stream().map(Figures::cost).distinct().toList()))));
  }

  private static String rule(SampleScores scores) {
    return switch (scores.getRule()) {
      case ORACLE -> "oracle";
      case CROSS_VALIDATED -> "cross-validated";
      case FIXED -> "fixed";
    };
  }
}
