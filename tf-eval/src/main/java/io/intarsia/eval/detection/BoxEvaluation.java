package io.intarsia.eval.detection;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.BoxScoringConfig;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.SplitUse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Scores detections in the pictures of a split, whoever made them. */
public final class BoxEvaluation {
  private final EvaluationConfig config;
  private final ImportedDataset dataset;
  private final String split;
  private final GroundTruth truth;

  /**
   * Prepares an evaluation.
   *
   * @param config of kind {@code boxes}, with every default filled in
   * @throws UserException if the data set has no such split, or no objects in it
   */
  public BoxEvaluation(EvaluationConfig config, ImportedDataset dataset) throws IOException {
    this(config, dataset, dataset.manifest().getClassesList());
  }

  /** As the other, on some of the data set's classes: objects of others count as not there. */
  public BoxEvaluation(EvaluationConfig config, ImportedDataset dataset, List<String> classes)
      throws IOException {
    this.config = config;
    this.dataset = dataset;
    this.split = config.getBoxes().getTestSplit();
    this.truth = GroundTruth.read(dataset, split, classes);
  }

  /** The objects of the split. */
  public GroundTruth truth() {
    return truth;
  }

  /**
   * Scores detections.
   *
   * @param model what made them, in words for the report
   * @throws UserException if one is of a picture or class that the split has not
   */
  public EvaluationReport.Builder run(String model, List<Detection> detections) {
    check(detections);
    BoxScoringConfig rules = config.getBoxes();
    return EvaluationReport.newBuilder()
        .setFormat(1)
        .setName(config.hasName() ? config.getName() : "object detection")
        .setModel(model)
        .setDataName(dataName())
        .setMetric(
            "mean of the classes' average precision (%s) at IoU %s"
                .formatted(DetectionScorer.ruleOf(rules).words(), rules.getIou()))
        .setProtocol(protocol(rules, detections.size()))
        .setTest(SplitUse.newBuilder().setName(split).setImages(truth.images().size()))
        .setDataChecksum(dataset.manifest().getChecksum())
        .setDetection(new DetectionScorer(truth, rules).score(detections))
        .setResolved(config);
  }

  private String dataName() {
    return config.hasDataName()
        ? config.getDataName()
        : String.valueOf(dataset.directory().toAbsolutePath().normalize().getFileName());
  }

  private void check(List<Detection> detections) {
    Set<String> images = new HashSet<>(truth.images());
    for (Detection each : detections) {
      if (!images.contains(each.image())) {
        throw new UserException(
            "there are detections for the picture '%s', which split '%s' of %s has not"
                .formatted(each.image(), split, dataset.directory()));
      }
      if (!truth.classes().contains(each.category())) {
        throw new UserException(
            "there are detections of the class '%s'; %s has %s"
                .formatted(
                    each.category(), dataset.directory(), String.join(", ", truth.classes())));
      }
    }
  }

  private String protocol(BoxScoringConfig rules, int detections) {
    return """
        PASCAL VOC's rule on the %d pictures of '%s', with %d detections: by descending score, a \
        detection is correct if its intersection over union with the object of its class that it \
        overlaps most is at least %s and no earlier one has found that object; objects marked \
        difficult do not count. Sizes are COCO's, by the area of an object's box: small under 32 x \
        32 pixels, large from 96 x 96; objects of other sizes are treated as difficult. Intervals \
        hold the middle 95 %% of the scores of %d test sets drawn anew from these pictures (seed %d). \
        Chance is the mean over %d ways of shuffling the pictures' names among the detections."""
        .formatted(
            truth.images().size(),
            split,
            detections,
            rules.getIou(),
            rules.getResamples(),
            rules.getSeed(),
            rules.getShuffles());
  }
}
