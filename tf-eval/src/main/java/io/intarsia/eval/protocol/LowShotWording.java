package io.intarsia.eval.protocol;

import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.lowshot.Draws;
import io.intarsia.eval.lowshot.LowShotProtocol;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.LowShotConfig;
import java.util.ArrayList;
import java.util.List;

/** What a report of low-shot machines says in words. */
final class LowShotWording {
  private final EvaluationConfig config;
  private final DatasetManifest manifest;
  private final LowShotProtocol protocol;
  private final Draws draws;

  LowShotWording(
      EvaluationConfig config, DatasetManifest manifest, LowShotProtocol protocol, Draws draws) {
    this.config = config;
    this.manifest = manifest;
    this.protocol = protocol;
    this.draws = draws;
  }

  Wording of(int classes, Splits splits) {
    int largest = draws.ks().get(draws.ks().size() - 1);
    String metric =
        "mAP (area), mean of %d classes and %d samples, k = %d, honest cost"
            .formatted(classes, protocol.samples(), largest);
    return new Wording("low-shot SVM", metric, protocol(splits.training(), splits.test()), notes());
  }

  private String protocol(LabelledSplit training, LabelledSplit test) {
    int side = config.getFeatures().getImageSide();
    return """
        Every image is stretched to %1$d x %1$d pixels; each layer's map is averaged over a grid, and the \
        features are scaled to length 1. %2$s For each k there are %3$d independent samples, %4$s. \
        One machine for each class: squared hinge, L2, positives weigh %5$s. Scores are mean average \
        precisions on '%6$s' (%7$d images)."""
        .formatted(
            side,
            drawing(training),
            protocol.samples(),
            origin(config.getLowShot()),
            SvmWording.concise(protocol.svm().positiveWeight()),
            test.name(),
            test.size());
  }

  private String drawing(LabelledSplit training) {
    return manifest.getLabelling() == Labelling.MULTI_LABEL
        ? "A class trains on k images of '%s' that show it and %d k that do not."
            .formatted(training.name(), manifest.getClassesCount() - 1)
        : "k images of each class are drawn from '%s'; those of the other classes are negatives."
            .formatted(training.name());
  }

  private static String origin(LowShotConfig config) {
    return config.hasTargets() ? "read from files" : "drawn with seed " + config.getSeed();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(draws.skipped());
    notes.add(
        "Honest cost: the one of %d with the best mean average precision in %d-fold cross-validation on the sample where k is at least %d, else %s."
            .formatted(
                protocol.svm().costs().size(),
                protocol.svm().folds(),
                protocol.svm().folds(),
                SvmWording.concise(protocol.fixedCost())));
    notes.add(
        "Oracle cost: the one with the best mean score on the test split, as in the authors' code; it looks at what it is judged by.");
    if (manifest.getLabelling() == Labelling.MULTI_LABEL) {
      notes.add(
          "An image whose objects of a class are all marked difficult is neither drawn for it nor tested.");
    }
    return notes;
  }
}
