package io.intarsia.models.detection;

import io.intarsia.core.layers.SmoothL1;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Fast R-CNN's loss (Girshick 2015, section 2.3): cross-entropy of the class, and for foreground
 * the smooth L1 distance of the box that the true class predicts; both are sums over the regions
 * divided by their number, background included.
 *
 * @param tf the graph's operations
 * @param labels {@code [regions]}: 0 for background, classes from 1, -1 for what does not count
 */
public record DetectionLoss(Ops tf, Operand<TInt32> labels) {

  /**
   * What a batch says.
   *
   * @param loss of classes and boxes, a scalar
   * @param metrics {@code class_loss}, {@code box_loss}, {@code accuracy} and {@code
   *     foreground_accuracy}, the shares of regions (of foreground) whose likeliest class is right,
   *     and {@code foreground}, its share of the regions
   */
  public record Outputs(Operand<TFloat32> loss, Map<String, Operand<TFloat32>> metrics) {}

  /**
   * Builds loss and metrics.
   *
   * @param targets what the boxes should be coded as, {@code [regions, 4]}
   */
  public Outputs build(Detector.Scores scores, Operand<TFloat32> targets) {
    Operand<TFloat32> oneHot = oneHot(scores);
    Operand<TFloat32> counts = mask(tf.math.greaterEqual(labels, tf.constant(0)));
    Operand<TFloat32> foreground = mask(tf.math.greater(labels, tf.constant(0)));
    Operand<TFloat32> regions = tf.math.maximum(sum(counts), tf.constant(1f));
    Operand<TFloat32> classes =
        tf.math.mul(tf.nn.softmaxCrossEntropyWithLogits(scores.logits(), oneHot).loss(), counts);
    Operand<TFloat32> boxes = tf.math.mul(distance(scores, oneHot, targets), foreground);
    Operand<TFloat32> classLoss = tf.math.div(sum(classes), regions);
    Operand<TFloat32> boxLoss = tf.math.div(sum(boxes), regions);
    Operand<TFloat32> right = right(scores);
    Map<String, Operand<TFloat32>> metrics = new LinkedHashMap<>();
    metrics.put("class_loss", classLoss);
    metrics.put("box_loss", boxLoss);
    metrics.put("accuracy", tf.math.div(sum(right), regions));
    metrics.put(
        "foreground_accuracy",
        tf.math.div(
            sum(tf.math.mul(right, foreground)),
            tf.math.maximum(sum(foreground), tf.constant(1f))));
    metrics.put("foreground", tf.math.div(sum(foreground), regions));
    return new Outputs(tf.math.add(classLoss, boxLoss), metrics);
  }

  private Operand<TFloat32> oneHot(Detector.Scores scores) {
    int classes = (int) scores.logits().shape().get(1);
    return tf.oneHot(labels, tf.constant(classes), tf.constant(1f), tf.constant(0f));
  }

  /** Smooth L1 of the four numbers that the true class predicts, {@code [regions]}. */
  private Operand<TFloat32> distance(
      Detector.Scores scores, Operand<TFloat32> oneHot, Operand<TFloat32> targets) {
    Operand<TFloat32> chosen =
        tf.reduceSum(
            tf.math.mul(scores.codes(), tf.expandDims(oneHot, tf.constant(2))), tf.constant(1));
    return tf.reduceSum(SmoothL1.build(tf, tf.math.sub(chosen, targets)), tf.constant(1));
  }

  private Operand<TFloat32> right(Detector.Scores scores) {
    Operand<TInt32> likeliest = tf.math.argMax(scores.logits(), tf.constant(1), TInt32.class);
    return mask(tf.math.equal(likeliest, labels));
  }

  private Operand<TFloat32> mask(Operand<TBool> chosen) {
    return tf.dtypes.cast(chosen, TFloat32.class);
  }

  private Operand<TFloat32> sum(Operand<TFloat32> values) {
    return tf.reduceSum(values, tf.constant(0));
  }
}
