package io.intarsia.eval.report;

import io.intarsia.proto.ClassScore;
import io.intarsia.proto.EvaluationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report as lines for the terminal: layers beside the twin, and the best layer's classes. */
public final class ConsoleReport {
  private ConsoleReport() {}

  /** All lines. */
  public static List<String> lines(EvaluationReport report) {
    List<LayerComparison> layers = LayerComparison.of(report);
    List<String> lines = new ArrayList<>();
    lines.add("%s on %s".formatted(report.getModel(), report.getDataName()));
    lines.add(report.getMetric() + ", in percent");
    lines.add("");
    lines.addAll(layerTable(layers, report.getSubjects(0).getSubject()));
    LowShotTables.of(report)
        .ifPresent(
            each -> {
              lines.add("");
              lines.addAll(each.lines());
            });
    LayerComparison best = LayerComparison.best(layers);
    if (best.trained().getClassesCount() > 0) {
      lines.add("");
      lines.add("classes at the best layer, %s".formatted(best.layer()));
      lines.addAll(classTable(best.trained().getClassesList()));
    }
    if (report.getNotesCount() > 0) {
      lines.add("");
      report.getNotesList().forEach(note -> lines.add("note: " + note));
    }
    return lines;
  }

  private static List<String> layerTable(List<LayerComparison> layers, String subject) {
    boolean five = layers.stream().anyMatch(layer -> layer.trained().hasTop5());
    List<String> headings =
        new ArrayList<>(List.of("layer", "grid", subject, "random twin", "[min .. max]", "gain"));
    if (five) {
      headings.add("top 5");
    }
    AlignedTable table = new AlignedTable(headings);
    for (LayerComparison layer : layers) {
      List<String> cells = new ArrayList<>(List.of(layer.layer(), grid(layer)));
      cells.add(Figures.of(layer.trained().getScore()));
      cells.add(layer.twin().map(twin -> Figures.of(twin.mean())).orElse("-"));
      cells.add(layer.twin().map(Figures::range).orElse("-"));
      cells.add(layer.gain().map(Figures::signed).orElse("-"));
      if (five) {
        cells.add(Figures.of(layer.trained().getTop5()));
      }
      table.row(cells);
    }
    return table.lines();
  }

  private static String grid(LayerComparison layer) {
    return layer.trained().hasGrid() ? "%1$dx%1$d".formatted(layer.trained().getGrid()) : "-";
  }

  private static List<String> classTable(List<ClassScore> classes) {
    boolean eleven = classes.stream().anyMatch(ClassScore::hasScore11Point);
    List<String> headings = new ArrayList<>(List.of("class", eleven ? "AP (area)" : "accuracy"));
    if (eleven) {
      headings.add("AP (11-point)");
    }
    boolean costs = classes.stream().anyMatch(ClassScore::hasCost);
    if (costs) {
      headings.add("cost");
    }
    headings.addAll(List.of("train", "test"));
    AlignedTable table = new AlignedTable(headings);
    for (ClassScore each : classes) {
      List<String> cells = new ArrayList<>(List.of(each.getName()));
      cells.add(each.hasScore() ? Figures.of(each.getScore()) : "not scored");
      if (eleven) {
        cells.add(each.hasScore11Point() ? Figures.of(each.getScore11Point()) : "");
      }
      if (costs) {
        cells.add(cost(each).orElse(""));
      }
      cells.add(Long.toString(each.getTrainPositives()));
      cells.add(Long.toString(each.getTestPositives()));
      table.row(cells);
    }
    return table.lines();
  }

  private static Optional<String> cost(ClassScore score) {
    return score.hasCost() ? Optional.of(Figures.cost(score.getCost())) : Optional.empty();
  }
}
