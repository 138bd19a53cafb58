package io.intarsia.eval.report;

import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.SampleScores;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Scores of one layer of a model that stands for one network, or for several with other seeds.
 *
 * @param networks each network's scores, at least one
 */
record NetworkScores(List<LayerScores> networks) {
  /** Copies the list. */
  NetworkScores {
    networks = List.copyOf(networks);
  }

  /**
   * Scores at one k of all samples of all networks.
   *
   * @param mean over the networks of their means over the samples
   * @param std over the networks of their samples' standard deviation, its mean
   * @param samples the range of all samples
   */
  record Shots(Spread mean, double std, Spread samples) {}

  /** The layer's name. */
  String layer() {
    return networks.get(0).getLayer();
  }

  /** The score: mean and range over the networks. */
  Spread score() {
    return spread(LayerScores::getScore);
  }

  /** Mean share of images whose class is among the five likeliest. */
  Optional<Double> top5() {
    return mean(LayerScores::hasTop5, LayerScores::getTop5);
  }

  /** Mean score by the 11-point rule. */
  Optional<Double> score11Point() {
    return mean(LayerScores::hasScore11Point, LayerScores::getScore11Point);
  }

  private Optional<Double> mean(Predicate<LayerScores> has, Function<LayerScores, Double> value) {
    return networks.stream().allMatch(has) ? Optional.of(spread(value).mean()) : Optional.empty();
  }

  private Spread spread(Function<LayerScores, Double> value) {
    return Spread.of(networks.stream().map(value).toList()).orElseThrow();
  }

  /** The values of k, rising; none but in low-shot evaluations. */
  List<Integer> ks() {
    return networks.get(0).getLowShotList().stream().map(LowShotScores::getK).toList();
  }

  /**
   * Scores at one k.
   *
   * @param place of the k
   * @param rule by which costs were chosen
   */
  Shots shots(int place, Function<LowShotScores, SampleScores> rule) {
    List<SampleScores> each =
        networks.stream().map(network -> rule.apply(network.getLowShot(place))).toList();
    Spread means = Spread.of(each.stream().map(SampleScores::getMean).toList()).orElseThrow();
    return new Shots(
        means,
        each.stream().mapToDouble(SampleScores::getStd).average().orElseThrow(),
        new Spread(
            means.mean(),
            each.stream().mapToDouble(SampleScores::getMin).min().orElseThrow(),
            each.stream().mapToDouble(SampleScores::getMax).max().orElseThrow()));
  }
}
