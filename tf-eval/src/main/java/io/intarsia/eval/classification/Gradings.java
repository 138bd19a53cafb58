package io.intarsia.eval.classification;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.proto.DatasetManifest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses how values are graded for a data set's kind of labels. */
public final class Gradings {
  private final DatasetManifest manifest;
  private final LabelledSplit training;
  private final LabelledSplit test;
  private final String message;
  private final Bootstrap bootstrap;

  private Gradings(
      DatasetManifest manifest,
      LabelledSplit training,
      LabelledSplit test,
      String message,
      Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
    this.manifest = manifest;
    this.training = training;
    this.test = test;
    this.message = message;
  }

  /**
   * The grading for a data set.
   *
   * @param asked names of the classes to score; none takes all
   * @param message of the config that has the field {@code classes}, for the user's mistakes
   * @param bootstrap resamples of the test images to be graded as well
   * @throws UserException if the data set has no labels, or not the classes asked for
   */
  public static Grading of(
      ImportedDataset dataset,
      LabelledSplit training,
      LabelledSplit test,
      List<String> asked,
      String message,
      Bootstrap bootstrap) {
    Gradings gradings = new Gradings(dataset.manifest(), training, test, message, bootstrap);
    List<Integer> chosen = ClassChoice.of(dataset.manifest(), asked, message);
    return switch (dataset.manifest().getLabelling()) {
      case MULTI_LABEL -> gradings.precision(chosen);
      case SINGLE_LABEL -> gradings.accuracy(chosen);
      case UNLABELLED ->
          throw new UserException(
              "%s has no labels; an evaluation needs class folders or a VOCdevkit"
                  .formatted(dataset.directory()));
    };
  }

  private Grading precision(List<Integer> chosen) {
    List<ClassLabels> classes =
        chosen.stream()
            .map(
                label ->
                    new ClassLabels(
                        manifest.getClasses(label), training.presence(label), test.presence(label)))
            .toList();
    for (ClassLabels each : classes) {
      if (!each.isScorable()) {
        throw new UserException(
            "%s.classes: '%s' has no positives in one of the splits; name the classes to score"
                .formatted(message, each.name()));
      }
    }
    return new PrecisionGrading(classes, bootstrap);
  }

  private Grading accuracy(List<Integer> chosen) {
    if (chosen.size() != manifest.getClassesCount()) {
      throw new UserException(
          "%s.classes: with one label an image, all %d classes are scored; leave it out"
              .formatted(message, manifest.getClassesCount()));
    }
    int[] ofTraining = training.labels();
    int[] ofTest = test.labels();
    List<ClassLabels> classes =
        IntStream.range(0, manifest.getClassesCount())
            .mapToObj(
                label ->
                    new ClassLabels(
                        manifest.getClasses(label), where(ofTraining, label), where(ofTest, label)))
            .toList();
    return new AccuracyGrading(classes, ofTest, bootstrap);
  }

  private static int[] where(int[] labels, int label) {
    return Arrays.stream(labels).map(each -> each == label ? 1 : 0).toArray();
  }
}
