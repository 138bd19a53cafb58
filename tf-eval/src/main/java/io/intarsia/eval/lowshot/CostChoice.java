package io.intarsia.eval.lowshot;

import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.proto.CostRule;
import io.intarsia.proto.SampleScores;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** Which cost the samples of one k are reported for. */
final class CostChoice {
  private final LowShotProtocol protocol;
  private final List<CostScores> samples;

  CostChoice(LowShotProtocol protocol, List<CostScores> samples) {
    this.protocol = protocol;
    this.samples = List.copyOf(samples);
  }

  /** One cost for all: that with the best mean score on the test split. */
  SampleScores oracle() {
    List<Double> rising = protocol.svm().risingCosts();
    double[] means =
        IntStream.range(0, rising.size())
            .mapToDouble(
                cost ->
                    samples.stream().mapToDouble(each -> each.test(cost)).average().orElseThrow())
            .toArray();
    double best = protocol.svm().best(means);
    return summary(CostRule.ORACLE, Collections.nCopies(samples.size(), best));
  }

  /**
   * A cost for each sample by cross-validation on it, or the fixed one.
   *
   * @param bootstrap resamples of the test rows, for which the samples have kept their rankings;
   *     the costs are those chosen, the score is the mean over the samples
   * @param rows number of test rows
   */
  SampleScores honest(int k, Bootstrap bootstrap, int rows) {
    boolean crossValidated = protocol.isCrossValidated(k);
    List<Double> costs =
        crossValidated
            ? samples.stream().map(each -> protocol.svm().best(each.heldOut())).toList()
            : Collections.nCopies(samples.size(), protocol.fixedCost());
    return summary(crossValidated ? CostRule.CROSS_VALIDATED : CostRule.FIXED, costs).toBuilder()
        .addAllReplicates(replicates(costs, bootstrap, rows))
        .build();
  }

  private List<Double> replicates(List<Double> costs, Bootstrap bootstrap, int rows) {
    List<Double> rising = protocol.svm().risingCosts();
    double[] means = new double[bootstrap.replicates()];
    for (int sample = 0; sample < samples.size(); sample++) {
      List<Double> scores =
          bootstrap.meanPrecisions(
              samples.get(sample).rankings(rising.indexOf(costs.get(sample))),
              rows,
              protocol.svm().reported());
      for (int r = 0; r < means.length; r++) {
        means[r] += scores.get(r) / samples.size();
      }
    }
    return Arrays.stream(means).boxed().toList();
  }

  private SampleScores summary(CostRule rule, List<Double> costs) {
    List<Double> rising = protocol.svm().risingCosts();
    List<Double> scores =
        IntStream.range(0, samples.size())
            .mapToObj(sample -> samples.get(sample).test(rising.indexOf(costs.get(sample))))
            .toList();
    DoubleSummaryStatistics all =
        scores.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    double mean = all.getAverage();
    double variance =
        scores.stream()
            .mapToDouble(score -> (score - mean) * (score - mean))
            .average()
            .orElseThrow();
    return SampleScores.newBuilder()
        .setRule(rule)
        .setMean(mean)
        .setMin(all.getMin())
        .setMax(all.getMax())
        .setStd(Math.sqrt(variance))
        .addAllScores(scores)
        .addAllCosts(costs)
        .build();
  }
}
