package io.intarsia.eval.report;

import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.SampleScores;
import io.intarsia.proto.SuiteReport;
import io.intarsia.proto.SuiteResult;
import io.intarsia.proto.SuiteScore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A suite's scores as comma-separated values (RFC 4180), a line each, shares of 1. Lines of a
 * low-shot evaluation have a {@code k} and a {@code rule} by which the cost was chosen, those of
 * others have none.
 */
public final class SuiteCsv {
  private static final List<String> COLUMNS =
      List.of(
          "evaluation",
          "data",
          "metric",
          "model",
          "layer",
          "k",
          "rule",
          "score",
          "std",
          "score_11_point",
          "top5");

  private final List<List<String>> lines = new ArrayList<>(List.of(COLUMNS));

  private SuiteCsv() {}

  /** All lines, ended by CR and LF. */
  public static String render(SuiteReport report) {
    SuiteCsv csv = new SuiteCsv();
    for (SuiteResult result : report.getResultsList()) {
      result.getScoresList().forEach(score -> csv.add(result.getEvaluation(), score));
    }
    return csv.lines.stream()
        .map(line -> line.stream().map(SuiteCsv::quoted).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  private void add(String evaluation, SuiteScore score) {
    EvaluationReport report = score.getReport();
    List<String> front =
        List.of(evaluation, report.getDataName(), report.getMetric(), score.getModel());
    for (LayerScores layer : report.getSubjects(0).getLayersList()) {
      if (layer.getLowShotCount() == 0) {
        String eleven = layer.hasScore11Point() ? Double.toString(layer.getScore11Point()) : "";
        String five = layer.hasTop5() ? Double.toString(layer.getTop5()) : "";
        String whole = Double.toString(layer.getScore());
        line(front, List.of(layer.getLayer(), "", "", whole, "", eleven, five));
      }
      for (LowShotScores each : layer.getLowShotList()) {
        sample(front, layer.getLayer(), each.getK(), each.getHonest());
        sample(front, layer.getLayer(), each.getK(), each.getOracle());
      }
    }
  }

  private void sample(List<String> front, String layer, int k, SampleScores scores) {
    line(
        front,
        List.of(
            layer,
            Integer.toString(k),
            scores.getRule().name(),
            Double.toString(scores.getMean()),
            Double.toString(scores.getStd()),
            "",
            ""));
  }

  private void line(List<String> front, List<String> rest) {
    List<String> line = new ArrayList<>(front);
    line.addAll(rest);
    lines.add(line);
  }

  private static String quoted(String field) {
    return field.matches("[^\",\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
