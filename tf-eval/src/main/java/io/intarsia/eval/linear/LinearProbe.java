package io.intarsia.eval.linear;

import io.intarsia.core.UserException;
import io.intarsia.core.layers.BatchNormalization;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.Grading;
import io.intarsia.eval.features.FeatureExtractor;
import io.intarsia.eval.features.PictureBatches;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LinearProbeConfig;
import io.intarsia.train.optimizer.Sgd;
import io.intarsia.train.schedule.LearningRate;
import io.intarsia.train.schedule.RunLength;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.types.TFloat32;

/** Trains the classifiers of all layers of one backbone, and grades them. */
public final class LinearProbe {
  /** The backbones' own, which the authors use for the probe as well. */
  private static final double EPSILON = 1e-5;

  private final LinearProbeConfig config;
  private final EvaluationInput training;
  private final EvaluationInput test;
  private final int[] labels;
  private final Grading grading;

  /**
   * Prepares a probe.
   *
   * @param training pictures to learn from, as the config's views want them
   * @param labels class of each, in the same order
   * @param test pictures that are graded
   */
  public LinearProbe(
      LinearProbeConfig config,
      EvaluationInput training,
      int[] labels,
      EvaluationInput test,
      Grading grading) {
    this.config = config;
    this.training = training;
    this.labels = labels.clone();
    this.test = test;
    this.grading = grading;
  }

  /**
   * Trains and grades.
   *
   * @return one for each of the backbone's layers
   * @throws UserException if the loss is no longer a number
   */
  public List<LayerScores> score(FeatureExtractor backbone, String name, Progress progress) {
    BatchNormalization normalization =
        new BatchNormalization(
            config.getBatchNormMomentum(),
            EPSILON,
            config.getLearnedAffine()
                ? BatchNormalization.Affine.LEARNED
                : BatchNormalization.Affine.FIXED);
    int classes = grading.classes().size();
    List<ProbeHead> heads =
        backbone.shapes().stream()
            .map(shape -> new ProbeHead(shape, normalization, classes))
            .toList();
    try (ProbeNet net = ProbeNet.of(heads, Sgd.of(config.getSgd()), config.getSeed())) {
      train(net, backbone, name, progress);
      return grade(net, backbone, name, progress);
    }
  }

  private void train(ProbeNet net, FeatureExtractor backbone, String name, Progress progress) {
    int batch = config.getBatchSize();
    long steps = RunLength.steps(config.getSchedule(), training.size(), batch);
    LearningRate rate = LearningRate.of(config.getSchedule(), steps, batch);
    try (FeatureBatches batches = batches(backbone, name, progress);
        Progress.Task task = progress.start(name + ": classifiers", steps, "steps")) {
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

  @SuppressWarnings("MustBeClosedChecker") // the pictures are closed with the batches
  private FeatureBatches batches(FeatureExtractor backbone, String name, Progress progress) {
    if (config.hasCached()) {
      try (Progress.Task task =
          progress.start(name + ": training features", training.size(), "images")) {
        return new CachedBatches(
            backbone.extract(training, task), labels, config.getBatchSize(), config.getSeed());
      }
    }
    return FeatureBatches.forward(
        backbone, PictureBatches.shuffled(training, config.getBatchSize(), config.getSeed()));
  }

  private List<LayerScores> grade(
      ProbeNet net, FeatureExtractor backbone, String name, Progress progress) {
    int count = Math.toIntExact(test.size());
    double[][][] values = new double[backbone.shapes().size()][grading.classes().size()][count];
    try (PictureBatches batches = PictureBatches.inOrder(test, backbone.batch());
        Progress.Task task = progress.start(name + ": test", count, "images")) {
      for (int done = 0; done < count; done += backbone.batch()) {
        int first = done;
        batches.next(pictures -> judge(net, backbone, pictures, first, values));
        task.at(Math.min(count, done + backbone.batch()));
      }
    }
    List<LayerScores> scores = new ArrayList<>();
    for (int layer = 0; layer < values.length; layer++) {
      scores.add(describe(backbone, layer, grading.grade(values[layer])));
    }
    return scores;
  }

  private static void judge(
      ProbeNet net, FeatureExtractor backbone, TFloat32 pictures, int first, double[][][] values) {
    backbone.forward(
        pictures,
        features ->
            net.judge(features, (layer, row, logits) -> put(values[layer], first + row, logits)));
  }

  private static void put(double[][] values, int row, float[] logits) {
    for (int label = 0; label < logits.length; label++) {
      values[label][row] = logits[label];
    }
  }

  private static LayerScores describe(FeatureExtractor backbone, int layer, LayerScores scores) {
    return scores.toBuilder()
        .setLayer(backbone.shapes().get(layer).layer())
        .setGrid(backbone.shapes().get(layer).grid())
        .setDimensions(backbone.shapes().get(layer).dimensions())
        .build();
  }
}
