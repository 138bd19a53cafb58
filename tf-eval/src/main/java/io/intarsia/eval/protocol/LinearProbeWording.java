package io.intarsia.eval.protocol;

import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.LinearProbeConfig;
import io.intarsia.train.schedule.RunLength;
import java.util.List;

/** What a report of linear probes says in words. */
final class LinearProbeWording {
  private final EvaluationConfig config;

  LinearProbeWording(EvaluationConfig config) {
    this.config = config;
  }

  Wording of(Splits splits, String metric) {
    LabelledSplit training = splits.training();
    LabelledSplit test = splits.test();
    LinearProbeConfig probe = config.getLinearProbe();
    String protocol =
        """
        The backbone is frozen and its batch statistics are the running ones. Each layer's map is averaged         over a grid and normalised over the batch (%1$s), and one fully connected layer is trained on         it; all layers at once, each by its own loss. %2$s SGD, %3$d steps of %4$d images of '%5$s' (%6$d images).         Scores are those of the last step on the centres of '%7$s' (%8$d images)."""
            .formatted(
                probe.getLearnedAffine() ? "scale and shift learned" : "no scale and shift",
                views(),
                RunLength.steps(probe.getSchedule(), training.size(), probe.getBatchSize()),
                probe.getBatchSize(),
                training.name(),
                training.size(),
                test.name(),
                test.size());
    return new Wording("linear probe", metric, protocol, List.of());
  }

  private String views() {
    int side = config.getFeatures().getImageSide();
    return config.getLinearProbe().hasCached()
        ? "It sees the centre of each image, %1$d x %1$d pixels, and nothing else.".formatted(side)
        : "It sees a new random view of each image in every pass, %1$d x %1$d pixels."
            .formatted(side);
  }
}
