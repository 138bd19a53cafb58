package io.intarsia.eval.protocol;

import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.FineTuneConfig;
import io.intarsia.train.schedule.RunLength;
import java.util.List;

/** What a report of fine-tuning says in words. */
final class FineTuneWording {
  private final EvaluationConfig config;

  FineTuneWording(EvaluationConfig config) {
    this.config = config;
  }

  Wording of(Splits splits, String metric) {
    FineTuneConfig tuning = config.getFineTune();
    int batch = tuning.getBatchSize();
    String protocol =
        """
        The whole backbone and a fully connected layer on its global average learn the labels of '%1$s' \
        (%2$d images) from random views of %3$d x %3$d pixels: SGD, %4$d steps of %5$d images. Scores are \
        those of the last step on '%6$s' (%7$d images), %8$s."""
            .formatted(
                splits.training().name(),
                splits.training().size(),
                config.getFeatures().getImageSide(),
                RunLength.steps(tuning.getSchedule(), splits.training().size(), batch),
                batch,
                splits.test().name(),
                splits.test().size(),
                tested(tuning));
    return new Wording("fine-tuning", metric, protocol, List.of());
  }

  private static String tested(FineTuneConfig tuning) {
    return tuning.getTestViews() > 0
        ? "outputs summed over %d random views".formatted(tuning.getTestViews())
        : "the centre of each";
  }
}
