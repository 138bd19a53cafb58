package io.intarsia.data.input;

import io.intarsia.core.UserException;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What one pretext task asks of the input; everything else is the same for all. A new task adds its
 * class to this list and its line to {@link #of}.
 */
sealed interface TaskInput permits JigsawInput, ColorizationInput, SupervisedInput {

  /**
   * The task of a config.
   *
   * @throws UserException if there is none, or what it says cannot be had
   */
  static TaskInput of(ExperimentConfig config) {
    return switch (config.getPretext().getKindCase()) {
      case JIGSAW -> JigsawInput.of(config);
      case COLORIZATION -> ColorizationInput.of(config);
      case SUPERVISED -> SupervisedInput.of(config);
      case KIND_NOT_SET ->
          throw new UserException(
              "pretext: no task is chosen; known: jigsaw, colorization, supervised");
    };
  }

  /**
   * Checks that the data set has what the task needs beside photos.
   *
   * @throws UserException if it does not
   */
  default void requireFit(DatasetManifest manifest) {}

  /** What becomes of a photo. */
  PhotoTransform transform(SampleDetail detail);

  /** Writes what a run must keep for its targets to be understood. */
  void saveTargets(Path directory) throws IOException;

  /**
   * Draws samples for people to look at.
   *
   * @param epochLength records of an epoch
   */
  SamplePanel panel(long epochLength);
}
