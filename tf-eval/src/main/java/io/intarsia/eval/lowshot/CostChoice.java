package io.intarsia.eval.lowshot;

import io.intarsia.proto.CostRule;
import io.intarsia.proto.SampleScores;
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

  /** A cost for each sample by cross-validation on it, or the fixed one. */
  SampleScores honest(int k) {
    return protocol.isCrossValidated(k)
        ? summary(
            CostRule.CROSS_VALIDATED,
            samples.stream().map(each -> protocol.svm().best(each.heldOut())).toList())
        : summary(CostRule.FIXED, Collections.nCopies(samples.size(), protocol.fixedCost()));
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
