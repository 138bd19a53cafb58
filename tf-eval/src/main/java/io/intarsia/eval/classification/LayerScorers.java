package io.intarsia.eval.classification;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.LinearSvmConfig;
import java.util.Arrays;
import java.util.List;

/** Chooses how a data set's labels are scored. */
public final class LayerScorers {
  private LayerScorers() {}

  /**
   * The scorer for a data set's kind of labels.
   *
   * @param bootstrap resamples of the test images to be scored as well
   * @throws UserException if it has none, or not the classes that the config names
   */
  public static LayerScorer of(
      ImportedDataset dataset,
      LinearSvmConfig config,
      LabelledSplit training,
      LabelledSplit test,
      Bootstrap bootstrap) {
    DatasetManifest manifest = dataset.manifest();
    SvmProtocol protocol = SvmProtocol.of(config);
    return switch (manifest.getLabelling()) {
      case MULTI_LABEL -> multiLabel(manifest, config, training, test, protocol, bootstrap);
      case SINGLE_LABEL -> singleLabel(manifest, config, training, test, protocol, bootstrap);
      case UNLABELLED ->
          throw new UserException(
              "%s has no labels; an evaluation needs class folders or a VOCdevkit"
                  .formatted(dataset.directory()));
    };
  }

  private static LayerScorer multiLabel(
      DatasetManifest manifest,
      LinearSvmConfig config,
      LabelledSplit training,
      LabelledSplit test,
      SvmProtocol protocol,
      Bootstrap bootstrap) {
    List<ClassLabels> classes =
        ClassChoice.of(manifest, config.getClassesList(), "linear_svm").stream()
            .map(
                label ->
                    new ClassLabels(
                        manifest.getClasses(label), training.presence(label), test.presence(label)))
            .toList();
    if (classes.stream().noneMatch(ClassLabels::isScorable)) {
      throw new UserException("linear_svm.classes: none of them has positives in both splits");
    }
    return new MultiLabelSvm(classes, protocol, bootstrap);
  }

  private static LayerScorer singleLabel(
      DatasetManifest manifest,
      LinearSvmConfig config,
      LabelledSplit training,
      LabelledSplit test,
      SvmProtocol protocol,
      Bootstrap bootstrap) {
    if (ClassChoice.of(manifest, config.getClassesList(), "linear_svm").size()
        != manifest.getClassesCount()) {
      throw new UserException(
          "linear_svm.classes: with one label an image, all %d classes are scored; leave it out"
              .formatted(manifest.getClassesCount()));
    }
    int[] labels = training.labels();
    for (int label = 0; label < manifest.getClassesCount(); label++) {
      int each = label;
      if (Arrays.stream(labels).noneMatch(found -> found == each)) {
        throw new UserException(
            "split '%s' has no image of class '%s'"
                .formatted(training.name(), manifest.getClasses(label)));
      }
    }
    return new SingleLabelSvm(
        manifest.getClassesList(), labels, test.labels(), protocol, bootstrap);
  }
}
