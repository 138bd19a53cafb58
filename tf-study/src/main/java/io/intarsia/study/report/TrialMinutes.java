package io.intarsia.study.report;

import io.intarsia.proto.TrialResult;
import io.intarsia.proto.TrialScores;
import io.intarsia.study.plan.Trials;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What trials took, beside what an estimate had predicted. */
final class TrialMinutes {
  private static final double MINUTE = 60;
  private static final String HEADINGS = "hash,trial,steps,predicted_minutes,taken_minutes,ratio";

  private final Map<TrialResult, Row> rows = new LinkedHashMap<>();

  /**
   * A trial's minutes.
   *
   * @param predicted none without an estimate of it
   * @param taken without the pretraining where an earlier trial has done it, as in the prediction
   */
  record Row(Optional<Double> predicted, double taken) {

    /** Taken over predicted. */
    Optional<Double> ratio() {
      return predicted.filter(minutes -> minutes > 0).map(minutes -> taken / minutes);
    }
  }

  /**
   * Minutes of trials in the order of the plan.
   *
   * @param predicted minutes by hash
   */
  TrialMinutes(List<TrialResult> results, Map<String, Double> predicted) {
    Set<String> pretrained = new HashSet<>();
    for (TrialResult result : results) {
      String pretraining = result.getTrial().getPretraining();
      double seconds = result.getScoresList().stream().mapToDouble(TrialScores::getSeconds).sum();
      if (pretraining.isEmpty() || pretrained.add(pretraining)) {
        seconds += result.getCost().getPretrainingSeconds() + result.getCost().getExportSeconds();
      }
      rows.put(
          result,
          new Row(
              Optional.ofNullable(predicted.get(result.getTrial().getHash())), seconds / MINUTE));
    }
  }

  /** Those of a trial. */
  Row of(TrialResult result) {
    Row row = rows.get(result);
    if (row == null) {
      throw new IllegalArgumentException("no such trial: " + Trials.words(result.getTrial()));
    }
    return row;
  }

  /** All together, in a sentence. */
  String total() {
    double all = rows.values().stream().mapToDouble(Row::taken).sum();
    List<Row> foreseen = rows.values().stream().filter(row -> row.predicted().isPresent()).toList();
    double taken = foreseen.stream().mapToDouble(Row::taken).sum();
    double predicted = foreseen.stream().mapToDouble(row -> row.predicted().orElseThrow()).sum();
    String sum = "The %d finished trials took %.0f minutes.".formatted(rows.size(), all);
    return predicted > 0
        ? "%s For %d of them an estimate had predicted %.0f minutes; they took %.0f, %.2f times as many."
            .formatted(sum, foreseen.size(), predicted, taken, taken / predicted)
        : sum + " There is no estimate of them: sweep plan --estimate makes one.";
  }

  /** A row for each trial, for programs. */
  String csv() {
    StringBuilder csv = new StringBuilder(HEADINGS).append('\n');
    rows.forEach(
        (result, row) ->
            csv.append(
                    CsvRow.joined(
                        List.of(
                            result.getTrial().getHash(),
                            Trials.words(result.getTrial()),
                            Long.toString(result.getCost().getSteps()),
                            row.predicted().map("%.2f"::formatted).orElse(""),
                            "%.2f".formatted(row.taken()),
                            row.ratio().map("%.3f"::formatted).orElse(""))))
                .append('\n'));
    return csv.toString();
  }
}
