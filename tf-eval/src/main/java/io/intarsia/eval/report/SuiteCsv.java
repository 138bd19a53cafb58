package io.intarsia.eval.report;

import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.SampleScores;
import io.intarsia.proto.SuiteReport;
import io.intarsia.proto.SuiteResult;
import io.intarsia.proto.SuiteScore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A suite's scores as comma-separated values (RFC 4180), a line each, shares of 1. Lines of a
 * low-shot evaluation have a {@code k} and a {@code rule} by which the cost was chosen, those of
 * others have none. Scores are means over {@code networks}, with the range over these; there are
 * several of a random model with several seeds.
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
          "top5",
          "networks",
          "min",
          "max");

  private final List<List<String>> lines = new ArrayList<>(List.of(COLUMNS));

  private SuiteCsv() {}

  /** All lines, ended by CR and LF. */
  public static String render(SuiteReport report) {
    SuiteCsv csv = new SuiteCsv();
    for (SuiteResult result : report.getResultsList()) {
      SuiteComparison comparison = new SuiteComparison(result);
      result.getScoresList().forEach(score -> csv.add(comparison, score));
    }
    return csv.lines.stream()
        .map(line -> line.stream().map(SuiteCsv::quoted).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  private void add(SuiteComparison comparison, SuiteScore score) {
    EvaluationReport report = score.getReport();
    List<String> front =
        List.of(
            comparison.result().getEvaluation(),
            report.getDataName(),
            report.getMetric(),
            score.getModel());
    for (NetworkScores layer : comparison.layersOf(score.getModel())) {
      if (layer.ks().isEmpty()) {
        whole(front, layer);
      }
      for (int place = 0; place < layer.ks().size(); place++) {
        sample(front, layer, place, LowShotScores::getHonest);
        sample(front, layer, place, LowShotScores::getOracle);
      }
    }
  }

  private void whole(List<String> front, NetworkScores layer) {
    String eleven = layer.score11Point().map(String::valueOf).orElse("");
    String five = layer.top5().map(String::valueOf).orElse("");
    String score = Double.toString(layer.score().mean());
    line(front, List.of(layer.layer(), "", "", score, "", eleven, five), layer, layer.score());
  }

  private void sample(
      List<String> front,
      NetworkScores layer,
      int place,
      Function<LowShotScores, SampleScores> rule) {
    NetworkScores.Shots shots = layer.shots(place, rule);
    line(
        front,
        List.of(
            layer.layer(),
            Integer.toString(layer.ks().get(place)),
            rule.apply(layer.networks().get(0).getLowShot(place)).getRule().name(),
            Double.toString(shots.mean().mean()),
            Double.toString(shots.std()),
            "",
            ""),
        layer,
        shots.mean());
  }

  private void line(List<String> front, List<String> middle, NetworkScores layer, Spread range) {
    List<String> line = new ArrayList<>(front);
    line.addAll(middle);
    line.add(Integer.toString(layer.networks().size()));
    line.add(Double.toString(range.min()));
    line.add(Double.toString(range.max()));
    lines.add(line);
  }

  private static String quoted(String field) {
    return field.matches("[^\",\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
