package io.intarsia.eval.linear;

import io.intarsia.core.UserException;
import io.intarsia.core.layers.BatchNormalization;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.Grading;
import io.intarsia.eval.features.FeatureExtractor;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.features.LayerShape;
import io.intarsia.eval.features.PictureBatches;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LinearProbeConfig;
import io.intarsia.train.optimizer.Sgd;
import io.intarsia.train.schedule.LearningRate;
import io.intarsia.train.schedule.RunLength;
import java.util.ArrayList;
import java.util.List;

/** Trains the classifiers of all layers of one backbone, and grades them. */
public final class LinearProbe {
  /** The backbones' own, which the authors use for the probe as well. */
  private static final double EPSILON = 1e-5;

  private final LinearProbeConfig config;
  private final int[] labels;
  private final Grading grading;

  /**
   * Prepares a probe.
   *
   * @param labels class of each training picture
   */
  public LinearProbe(LinearProbeConfig config, int[] labels, Grading grading) {
    this.config = config;
    this.labels = labels.clone();
    this.grading = grading;
  }

  /**
   * Trains on features that were made once, and grades.
   *
   * @param shapes what the layers' features look like
   * @param examples a matrix for each layer, a row for each training picture
   * @param test the same of the pictures that are graded
   * @return one for each layer
   * @throws UserException if the loss is no longer a number
   */
  public List<LayerScores> score(
      List<LayerShape> shapes,
      List<FeatureMatrix> examples,
      List<FeatureMatrix> test,
      String name,
      Progress progress) {
    int batch = config.getBatchSize();
    FeatureBatches batches = new CachedBatches(examples, labels, batch, config.getSeed());
    return score(shapes, batches, TestFeatures.of(test, batch), name, progress);
  }

  /**
   * Trains on new views in every step, and grades.
   *
   * @param training views to learn from, in the order of the labels
   * @param test pictures that are graded
   * @return one for each of the backbone's layers
   * @throws UserException if the loss is no longer a number
   */
  public List<LayerScores> score(
      FeatureExtractor backbone,
      EvaluationInput training,
      EvaluationInput test,
      String name,
      Progress progress) {
    try (PictureBatches views =
        PictureBatches.shuffled(training, config.getBatchSize(), config.getSeed())) {
      FeatureBatches batches = FeatureBatches.forward(backbone, views);
      TestFeatures judged = TestFeatures.forward(backbone, test);
      return score(backbone.shapes(), batches, judged, name, progress);
    }
  }

  private List<LayerScores> score(
      List<LayerShape> shapes,
      FeatureBatches batches,
      TestFeatures test,
      String name,
      Progress progress) {
    BatchNormalization normalization =
        new BatchNormalization(
            config.getBatchNormMomentum(),
            EPSILON,
            config.getLearnedAffine()
                ? BatchNormalization.Affine.LEARNED
                : BatchNormalization.Affine.FIXED);
    int classes = grading.classes().size();
    List<ProbeHead> heads =
        shapes.stream().map(shape -> new ProbeHead(shape, normalization, classes)).toList();
    try (ProbeNet net = ProbeNet.of(heads, Sgd.of(config.getSgd()), config.getSeed())) {
      train(net, batches, name, progress);
      return grade(net, shapes, test, name, progress);
    }
  }

  private void train(ProbeNet net, FeatureBatches batches, String name, Progress progress) {
    int batch = config.getBatchSize();
    long steps = RunLength.steps(config.getSchedule(), labels.length, batch);
    LearningRate rate = LearningRate.of(config.getSchedule(), steps, batch);
    try (Progress.Task task = progress.start(name + ": classifiers", steps, "steps")) {
      for (long step = 0; step < steps; step++) {
        take(net, batches, rate.at(step), step);
        task.at(step + 1);
      }
    }
  }

  private void take(ProbeNet net, FeatureBatches batches, double rate, long step) {
    batches.next(
        (features, targets) -> {
          if (!Double.isFinite(net.step(features, targets, rate))) {
            throw new UserException(
                "linear_probe: the loss is not finite at step %d; lower schedule.learning_rate"
                    .formatted(step + 1));
          }
        });
  }

  private List<LayerScores> grade(
      ProbeNet net, List<LayerShape> shapes, TestFeatures test, String name, Progress progress) {
    double[][][] values = new double[shapes.size()][grading.classes().size()][test.size()];
    try (Progress.Task task = progress.start(name + ": test", test.size(), "images")) {
      test.read(
          (first, features) ->
              net.judge(features, (layer, row, logits) -> put(values[layer], first + row, logits)),
          task);
    }
    List<LayerScores> scores = new ArrayList<>();
    for (int layer = 0; layer < values.length; layer++) {
      scores.add(shapes.get(layer).describe(grading.grade(values[layer])));
    }
    return scores;
  }

  private static void put(double[][] values, int row, float[] logits) {
    for (int label = 0; label < logits.length; label++) {
      values[label][row] = logits[label];
    }
  }
}
