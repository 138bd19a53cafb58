package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.twin.RandomTwin;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Path;

/** Networks that have learnt nothing, made after a published one. */
public final class RandomModel {
  private RandomModel() {}

  /**
   * Writes one whose batch statistics are averages over the training split.
   *
   * @param version directory to fill
   * @param like directory of the version whose network it is
   * @param config of the evaluation that it is for: its random twin, and the side of the pictures
   * @throws UserException if {@code like} is no model, or not one that says how it was made
   */
  public static void write(
      Path version, Path like, long seed, EvaluationConfig config, ImportedDataset dataset)
      throws IOException {
    EvaluationInput pictures =
        new EvaluationInput(
            dataset,
            dataset.records(Splits.training(dataset, "", "train_split")),
            config.getFeatures().getImageSide());
    new RandomTwin(experimentOf(SavedModelDirectory.read(like)), config.getRandomTwin())
        .write(version, seed, pictures);
  }

  /** The experiment that a model comes from. */
  static ExperimentConfig experimentOf(SavedModelDirectory model) throws IOException {
    return model
        .resolved()
        .orElseThrow(
            () ->
                new UserException(
                    model.path()
                        + " does not hold the config it was trained with, so its random twin cannot"
                        + " be made; export the run again"));
  }
}
