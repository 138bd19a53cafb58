package io.intarsia.study.report;

import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Table;
import io.intarsia.eval.html.Table.Cell;
import io.intarsia.proto.TrialCost;
import io.intarsia.proto.TrialLayer;
import io.intarsia.proto.TrialResult;
import io.intarsia.proto.TrialScores;
import io.intarsia.study.plan.Trials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finished trials as rows: length, time, best layer of each evaluation. */
final class ResultTable {
  private static final double MINUTE = 60;

  private ResultTable() {}

  static Html of(List<TrialResult> results) {
    List<String> evaluations =
        results.stream()
            .flatMap(result -> result.getScoresList().stream())
            .map(TrialScores::getEvaluation)
            .distinct()
            .toList();
    List<String> headings =
        new ArrayList<>(List.of("trial", "hash", "steps", "epochs", "minutes", "pictures/s"));
    headings.addAll(evaluations);
    Table table = new Table(headings);
    for (TrialResult result : results) {
      table.row(Trials.words(result.getTrial()), cells(result, evaluations));
    }
    return table.render();
  }

  private static List<Cell> cells(TrialResult result, List<String> evaluations) {
    TrialCost cost = result.getCost();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(result.getTrial().getHash()));
    cells.add(Cell.of(cost.hasSteps() ? "%,d".formatted(cost.getSteps()) : "–"));
    cells.add(Cell.of(cost.hasEpochs() ? "%.1f".formatted(cost.getEpochs()) : "–"));
    cells.add(Cell.of("%.1f".formatted(seconds(result) / MINUTE)));
    cells.add(
        Cell.of(cost.hasPicturesPerSecond() ? "%.0f".formatted(cost.getPicturesPerSecond()) : "–"));
    evaluations.forEach(each -> cells.add(best(result, each)));
    return cells;
  }

  private static double seconds(TrialResult result) {
    return result.getCost().getPretrainingSeconds()
        + result.getCost().getExportSeconds()
        + result.getScoresList().stream().mapToDouble(TrialScores::getSeconds).sum();
  }

  private static Cell best(TrialResult result, String evaluation) {
    return result.getScoresList().stream()
        .filter(each -> each.getEvaluation().equals(evaluation))
        .flatMap(each -> each.getLayersList().stream())
        .max(Comparator.comparing(TrialLayer::getScore))
        .map(
            layer ->
                Cell.of("%s %s".formatted(Sentences.plain(layer.getScore()), layer.getLayer())))
        .orElse(Cell.of("–"));
  }
}
