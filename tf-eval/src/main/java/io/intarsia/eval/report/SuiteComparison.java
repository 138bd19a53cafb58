package io.intarsia.eval.report;

import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.SubjectScores;
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
    models().forEach(model -> layersOf(model).forEach(scores -> layers.add(scores.layer())));
    return List.copyOf(layers);
  }

  private SuiteScore of(String model) {
    return result.getScoresList().stream()
        .filter(each -> each.getModel().equals(model))
        .findFirst()
        .orElseThrow();
  }

  /** Scores of a model's layers. */
  List<NetworkScores> layersOf(String model) {
    List<SubjectScores> networks = of(model).getReport().getSubjectsList();
    return networks.get(0).getLayersList().stream()
        .map(LayerScores::getLayer)
        .map(layer -> new NetworkScores(networks.stream().map(each -> at(each, layer)).toList()))
        .toList();
  }

  private static LayerScores at(SubjectScores network, String layer) {
    return network.getLayersList().stream()
        .filter(each -> each.getLayer().equals(layer))
        .findFirst()
        .orElseThrow();
  }

  /** Seeds of a model that stands for random networks, in the order of their scores. */
  List<Long> seeds(String model) {
    return of(model).getReport().getSubjectsList().stream()
        .filter(SubjectScores::hasSeed)
        .map(SubjectScores::getSeed)
        .toList();
  }

  /** A model's score at a layer, if it has one. */
  Optional<NetworkScores> score(String model, String layer) {
    return layersOf(model).stream().filter(each -> each.layer().equals(layer)).findFirst();
  }

  /** The layer that a model scores best at, on average; of equals the one nearest the input. */
  NetworkScores best(String model) {
    return layersOf(model).stream()
        .sorted(Comparator.comparing(each -> -each.score().mean()))
        .findFirst()
        .orElseThrow();
  }

  /** Whether several layers are compared. */
  boolean hasLayers() {
    return layers().size() > 1;
  }

  /** Whether there are scores over k. */
  boolean isLowShot() {
    return layersOf(models().get(0)).stream().anyMatch(each -> !each.ks().isEmpty());
  }
}
