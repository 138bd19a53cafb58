package io.intarsia.eval.detection.page;

import io.intarsia.eval.html.BarChart;
import io.intarsia.eval.html.BarChart.Bar;
import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Table;
import io.intarsia.eval.html.Table.Cell;
import io.intarsia.proto.ClassDetections;
import io.intarsia.proto.DetectionScores;
import io.intarsia.proto.ScoreInterval;
import io.intarsia.proto.SizeScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Figures of a detection report: bars, tables, and the terminal's lines. */
public final class DetectionTables {
  private static final double DEEPEST = 0.5;
  private static final int NAME_WIDTH = 14;

  private final DetectionScores scores;

  /** Of a report's scores. */
  public DetectionTables(DetectionScores scores) {
    this.scores = scores;
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  static String interval(ScoreInterval interval) {
    return interval.hasLow()
        ? "%s .. %s".formatted(percent(interval.getLow()), percent(interval.getHigh()))
        : "–";
  }

  /** A bar for each class that has objects, with its interval. */
  Html chart() {
    BarChart chart =
        new BarChart(
            "Average precision of each class",
            List.of("average precision, with the interval over resampled test sets"));
    for (ClassDetections each : scores.getClassesList()) {
      if (each.hasScore()) {
        ScoreInterval interval = each.getInterval();
        chart.group(
            each.getName(),
            List.of(Optional.of(new Bar(each.getScore(), interval.getLow(), interval.getHigh()))));
      }
    }
    return chart.render();
  }

  /** Classes by what is known of them. */
  Html classes() {
    Table table =
        new Table(
            List.of(
                "class", "objects", "difficult", "detections", "AP", "95 %", "11-point", "area"));
    for (ClassDetections each : scores.getClassesList()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(Long.toString(each.getPositives())));
      cells.add(Cell.of(Long.toString(each.getDifficult())));
      cells.add(Cell.of(Long.toString(each.getDetections())));
      cells.add(
          each.hasScore()
              ? new Cell(percent(each.getScore()), DEEPEST * each.getScore(), true)
              : Cell.of("not scored"));
      cells.add(Cell.of(interval(each.getInterval())));
      cells.add(Cell.of(each.hasScore() ? percent(each.getScore11Point()) : "–"));
      cells.add(Cell.of(each.hasScore() ? percent(each.getScoreArea()) : "–"));
      table.row(each.getName(), cells);
    }
    return table.render();
  }

  /** Classes by sizes. */
  Html sizes() {
    List<String> headings = new ArrayList<>(List.of("class"));
    scores.getSizesList().forEach(size -> headings.add(name(size)));
    Table table = new Table(headings);
    table.row("mean of the classes", scores.getSizesList().stream().map(this::cell).toList());
    for (ClassDetections each : scores.getClassesList()) {
      table.row(each.getName(), each.getSizesList().stream().map(this::cell).toList());
    }
    return table.render();
  }

  private Cell cell(SizeScores size) {
    return size.hasScore()
        ? new Cell(
            "%s of %d".formatted(percent(size.getScore()), size.getPositives()),
            DEEPEST * size.getScore(),
            false)
        : Cell.of("–");
  }

  private static String name(SizeScores size) {
    return size.getSize().name().toLowerCase(Locale.ROOT).replace("_objects", "");
  }

  /** The lines of the terminal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("class", "objects", "AP", "95 %", "11-point", "area"));
    for (ClassDetections each : scores.getClassesList()) {
      lines.add(
          line(
              each.getName(),
              Long.toString(each.getPositives()),
              each.hasScore() ? percent(each.getScore()) : "–",
              interval(each.getInterval()),
              each.hasScore() ? percent(each.getScore11Point()) : "–",
              each.hasScore() ? percent(each.getScoreArea()) : "–"));
    }
    lines.add(
        line(
            "mean",
            "",
            percent(scores.getScore()),
            interval(scores.getInterval()),
            percent(scores.getScore11Point()),
            percent(scores.getScoreArea())));
    lines.add(line("by chance", "", percent(scores.getChance().getMean()), "", "", ""));
    for (SizeScores size : scores.getSizesList()) {
      lines.add(
          line(
              name(size),
              Long.toString(size.getPositives()),
              size.hasScore() ? percent(size.getScore()) : "–",
              "",
              "",
              ""));
    }
    return lines;
  }

  private static String line(String... cells) {
    return "  %-${width}s %8s %7s %14s %9s %7s"
        .replace("${width}", Integer.toString(NAME_WIDTH))
        .formatted((Object[]) cells)
        .stripTrailing();
  }
}
