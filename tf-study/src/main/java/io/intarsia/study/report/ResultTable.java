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

/** Finished trials as rows: length, time predicted and taken, best layer of each evaluation. */
final class ResultTable {
  private ResultTable() {}

  static Html of(List<TrialResult> results, TrialMinutes minutes) {
    List<String> evaluations =
        results.stream()
            .flatMap(result -> result.getScoresList().stream())
            .map(TrialScores::getEvaluation)
            .distinct()
            .toList();
    List<String> headings =
        new ArrayList<>(
            List.of(
                "trial",
                "hash",
                "steps",
                "epochs",
                "minutes predicted",
                "minutes taken",
                "taken / predicted",
                "pictures/s"));
    headings.addAll(evaluations);
    Table table = new Table(headings);
    for (TrialResult result : results) {
      table.row(Trials.words(result.getTrial()), cells(result, minutes, evaluations));
    }
    return table.render();
  }

  private static List<Cell> cells(
      TrialResult result, TrialMinutes minutes, List<String> evaluations) {
    TrialCost cost = result.getCost();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(result.getTrial().getHash()));
    cells.add(Cell.of(cost.hasSteps() ? "%,d".formatted(cost.getSteps()) : "–"));
    cells.add(Cell.of(cost.hasEpochs() ? "%.1f".formatted(cost.getEpochs()) : "–"));
    TrialMinutes.Row row = minutes.of(result);
    cells.add(Cell.of(row.predicted().map("%.1f"::formatted).orElse("–")));
    cells.add(Cell.of("%.1f".formatted(row.taken())));
    cells.add(Cell.of(row.ratio().map("%.2f"::formatted).orElse("–")));
    cells.add(
        Cell.of(cost.hasPicturesPerSecond() ? "%.0f".formatted(cost.getPicturesPerSecond()) : "–"));
    evaluations.forEach(each -> cells.add(best(result, each)));
    return cells;
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
