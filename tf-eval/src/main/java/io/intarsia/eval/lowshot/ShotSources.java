package io.intarsia.eval.lowshot;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.classification.ClassChoice;
import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.LowShotConfig;
import java.nio.file.Path;
import java.util.List;

/** Chooses where the samples of a data set come from. */
public final class ShotSources {
  private ShotSources() {}

  /**
   * The source for a data set's kind of labels.
   *
   * @param scored places of the classes that are scored
   * @throws UserException if the data set has no labels
   */
  public static ShotSource of(
      ImportedDataset dataset, LowShotConfig config, LabelledSplit training, List<Integer> scored) {
    return switch (dataset.manifest().getLabelling()) {
      case MULTI_LABEL -> multiLabel(dataset.manifest(), config, training, scored);
      case SINGLE_LABEL -> singleLabel(dataset.manifest(), config, training);
      case UNLABELLED ->
          throw new UserException(
              "%s has no labels; an evaluation needs class folders or a VOCdevkit"
                  .formatted(dataset.directory()));
    };
  }

  private static ShotSource multiLabel(
      DatasetManifest manifest,
      LowShotConfig config,
      LabelledSplit training,
      List<Integer> scored) {
    if (config.hasTargets()) {
      return new TargetFiles(
          Path.of(config.getTargets()), training.names(), manifest.getClassesList(), scored);
    }
    return new MultiLabelShots(
        scored.stream().map(manifest::getClasses).toList(),
        scored.stream().map(training::presence).toList(),
        manifest.getClassesCount() - 1,
        config.getSeed());
  }

  private static ShotSource singleLabel(
      DatasetManifest manifest, LowShotConfig config, LabelledSplit training) {
    return config.hasTargets()
        ? new ImageListFiles(
            Path.of(config.getTargets()),
            training.names(),
            manifest.getClassesList(),
            training.labels())
        : new SingleLabelShots(manifest.getClassesList(), training.labels(), config.getSeed());
  }

  /**
   * Places of the classes that are scored.
   *
   * @throws UserException if the data set has no such class, or classes of folders are left out
   */
  public static List<Integer> classes(DatasetManifest manifest, LowShotConfig config) {
    List<Integer> chosen = ClassChoice.of(manifest, config.getClassesList(), "low_shot");
    boolean all = chosen.size() == manifest.getClassesCount();
    if (manifest.getLabelling() == Labelling.SINGLE_LABEL && !all) {
      throw new UserException(
          "low_shot.classes: with one label an image, all %d classes are scored; leave it out"
              .formatted(manifest.getClassesCount()));
    }
    return chosen;
  }
}
