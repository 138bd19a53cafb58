package io.intarsia.eval.report;

import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.SuiteResult;
import io.intarsia.proto.SuiteScore;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One evaluation of a suite: its layers, its models and the score of each in each.
 *
 * @param result what came of it
 */
record SuiteComparison(SuiteResult result) {

  /** Names of the models. */
  List<String> models() {
    return result.getScoresList().stream().map(SuiteScore::getModel).toList();
  }

  /** Report of the first model, for what all of them have in common. */
  EvaluationReport common() {
    return result.getScores(0).getReport();
  }

  /** Heading: the evaluation's kind and data in words. */
  String heading() {
    return "%s on %s".formatted(common().getName(), common().getDataName());
  }

  /** Layers of all models, from the input on. */
  List<String> layers() {
    Set<String> layers = new LinkedHashSet<>();
    result
        .getScoresList()
        .forEach(each -> of(each).forEach(scores -> layers.add(scores.getLayer())));
    return List.copyOf(layers);
  }

  /** Scores of a model's layers. */
  List<LayerScores> layersOf(String model) {
    return result.getScoresList().stream()
        .filter(each -> each.getModel().equals(model))
        .findFirst()
        .map(SuiteComparison::of)
        .orElseThrow();
  }

  private static List<LayerScores> of(SuiteScore score) {
    return score.getReport().getSubjects(0).getLayersList();
  }

  /** A model's score at a layer, if it has one. */
  Optional<LayerScores> score(String model, String layer) {
    return layersOf(model).stream().filter(each -> each.getLayer().equals(layer)).findFirst();
  }

  /** The layer that a model scores best at; of equals the one nearest the input. */
  LayerScores best(String model) {
    return layersOf(model).stream()
        .sorted(Comparator.comparing(each -> -each.getScore()))
        .findFirst()
        .orElseThrow();
  }

  /** Whether several layers are compared. */
  boolean hasLayers() {
    return layers().size() > 1;
  }

  /** Whether there are scores over k. */
  boolean isLowShot() {
    return layersOf(models().get(0)).stream().anyMatch(each -> each.getLowShotCount() > 0);
  }
}
