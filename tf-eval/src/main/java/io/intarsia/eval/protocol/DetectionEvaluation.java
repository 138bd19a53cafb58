package io.intarsia.eval.protocol;

import io.intarsia.core.progress.Progress;
import io.intarsia.eval.detector.DetectionData;
import io.intarsia.eval.detector.DetectorRun;
import io.intarsia.eval.detector.Finding;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.train.detection.StartingPoint;
import io.intarsia.train.engine.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** A detector trained on a backbone and tested: {@code intarsia evaluate detection}. */
public final class DetectionEvaluation {
  private final DetectionConfig config;
  private final DetectionData data;
  private final Path out;
  private final Progress progress;

  /**
   * Prepares an evaluation.
   *
   * @param config with every default filled in
   * @param out where everything goes
   */
  public DetectionEvaluation(
      DetectionConfig config, DetectionData data, Path out, Progress progress) {
    this.config = config;
    this.data = data;
    this.out = out;
    this.progress = progress;
  }

  /**
   * Trains, tests and scores; goes on with what is there.
   *
   * @param model a SavedModel's version or a checkpoint
   * @param twin seed of the random weights that take the place of the model's
   * @param given the config's text as the user gave it
   * @return what to tell the user
   */
  public List<String> run(Path model, OptionalLong twin, String given, BooleanSupplier stop)
      throws IOException {
    String training = Splits.training(data.dataset(), config.getTrainSplit(), "train_split");
    String test = Splits.test(data.dataset(), config.getTestSplit(), "test_split");
    DetectorRun run = new DetectorRun(config, data, out, progress);
    StartingPoint start = run.start(model, twin, training);
    Trainer.Outcome outcome = run.train(start, twin, given, training, stop);
    if (!outcome.finished()) {
      return List.of(
          "stopped at step %d, saved in %s; the same command goes on"
              .formatted(outcome.lastStep(), out));
    }
    Path version = run.publish();
    Map<String, List<Finding>> found = run.detect(version, test);
    return List.of("detector: " + version, "%d pictures".formatted(found.size()));
  }
}
