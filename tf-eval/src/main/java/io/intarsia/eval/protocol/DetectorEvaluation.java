package io.intarsia.eval.protocol;

import io.intarsia.core.config.Configs;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.eval.detection.BoxEvaluation;
import io.intarsia.eval.detection.Detection;
import io.intarsia.eval.detection.page.DetectionFiles;
import io.intarsia.eval.detector.DetectionData;
import io.intarsia.eval.detector.DetectorRun;
import io.intarsia.eval.detector.Finding;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.DetectorFreezing;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.SplitUse;
import io.intarsia.train.engine.Trainer;
import io.intarsia.train.run.StartingPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** A detector trained on a backbone, tested and scored: {@code intarsia evaluate detection}. */
public final class DetectorEvaluation {
  private final DetectionConfig config;
  private final DetectionData data;
  private final Path out;
  private final Progress progress;

  /**
   * What came of a call.
   *
   * @param training how far the training is
   * @param model directory of the SavedModel; nothing while the training is not finished
   * @param report the scores; nothing while not every test picture was looked at
   */
  public record Outcome(
      Trainer.Outcome training, Optional<Path> model, Optional<EvaluationReport> report) {}

  /**
   * Prepares an evaluation.
   *
   * @param config with every default filled in
   * @param out where everything goes
   */
  public DetectorEvaluation(
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
   * @param stop asked after each step of the training, and before each test picture
   */
  public Outcome run(Path model, OptionalLong twin, String given, BooleanSupplier stop)
      throws IOException {
    String training = Splits.training(data.dataset(), config.getTrainSplit(), "train_split");
    String test = Splits.test(data.dataset(), config.getTestSplit(), "test_split");
    DetectorRun run = new DetectorRun(config, data, out, progress);
    StartingPoint start = run.start(model, twin, training);
    Trainer.Outcome trained = run.train(start, twin, given, training, stop);
    if (!trained.finished()) {
      return new Outcome(trained, Optional.empty(), Optional.empty());
    }
    Path version = run.publish();
    Optional<Map<String, List<Finding>>> found = run.detect(version, test, stop);
    if (found.isEmpty()) {
      return new Outcome(trained, Optional.of(version), Optional.empty());
    }
    List<Detection> detections = detections(found.get());
    BoxEvaluation scoring = new BoxEvaluation(scoring(test), data.dataset(), data.classes());
    EvaluationReport report =
        scoring
            .run(words(start, twin), detections)
            .setTraining(use(training))
            .setProvenance(SavedModelDirectory.read(version).provenance().orElseThrow())
            .addNotes(note())
            .build();
    DetectionFiles.write(report, data.dataset(), scoring.truth(), detections, out);
    return new Outcome(trained, Optional.of(version), Optional.of(report));
  }

  private static List<Detection> detections(Map<String, List<Finding>> found) {
    List<Detection> detections = new ArrayList<>();
    found.forEach(
        (image, findings) ->
            findings.forEach(
                finding ->
                    detections.add(
                        new Detection(image, finding.category(), finding.score(), finding.box()))));
    return detections;
  }

  private EvaluationConfig scoring(String test) {
    EvaluationConfig.Builder scoring =
        EvaluationConfig.newBuilder().setName(config.getName()).setDataName(config.getDataName());
    scoring.getBoxesBuilder().setTestSplit(test);
    return Configs.resolve(scoring.build());
  }

  private SplitUse use(String split) {
    return SplitUse.newBuilder()
        .setName(split)
        .setImages(data.dataset().records(split).length)
        .build();
  }

  private static String words(StartingPoint start, OptionalLong twin) {
    return twin.isPresent() ? "random, seed " + twin.getAsLong() : start.name();
  }

  private String note() {
    return "Fast R-CNN with a C4 body, %s; %d pictures a step, short side %d, %d regions each; the first %d proposals of a test picture, boxes from probability %s on, non-maximum suppression at %s, at most %d detections of a picture."
        .formatted(
            config.getFreezing() == DetectorFreezing.FROZEN
                ? "frozen to res4"
                : "fine-tuned but for conv1 and res2",
            config.getBatchSize(),
            config.getPicture().getShortSide(),
            config.getSampling().getRegions(),
            config.getTest().getProposals(),
            config.getTest().getScore(),
            config.getTest().getOverlap(),
            config.getTest().getDetections());
  }
}
