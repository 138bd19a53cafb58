package io.intarsia.train.bench;

import io.intarsia.core.random.SeededHash;
import io.intarsia.models.pretext.SoftCrossEntropy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The loss of colorization twice, on the same logits and targets: as it is trained, and with a
 * target as wide as the logits.
 *
 * @param logits what {@link Inputs#logits} is fed to
 * @param bins what {@link Inputs#bins} is fed to
 * @param weights what {@link Inputs#weights} is fed to
 * @param sparse as it is trained
 * @param dense by TensorFlow's fused operation, the fastest there is for a wide target
 */
record SoftLosses(
    Placeholder<TFloat32> logits,
    Placeholder<TInt32> bins,
    Placeholder<TFloat32> weights,
    WithGradient sparse,
    WithGradient dense) {

  /** A loss, a scalar, and its slope by the logits, {@code [places, classes]}. */
  record WithGradient(Operand<TFloat32> loss, Operand<TFloat32> gradient) {
    /** What has to run for both. */
    List<Op> all() {
      return List.of(loss.asOutput(), gradient.asOutput());
    }
  }

  /**
   * Builds both.
   *
   * @param places rows of logits
   * @param classes colours
   * @param neighbors how many of them share a place
   */
  static SoftLosses build(Graph graph, int places, int classes, int neighbors) {
    Ops tf = Ops.create(graph);
    // Fed, because a wide target made of constants would be made once and not at each step.
    Placeholder<TFloat32> logits =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(places, classes)));
    Shape shape = Shape.of(places, neighbors);
    Placeholder<TInt32> bins = tf.placeholder(TInt32.class, Placeholder.shape(shape));
    Placeholder<TFloat32> weights = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    Operand<TFloat32> ones = tf.fill(tf.array(places), tf.constant(1f));
    Operand<TFloat32> target =
        tf.scatterNd(SoftCrossEntropy.withRows(tf, bins), weights, tf.array(places, classes));
    return new SoftLosses(
        logits,
        bins,
        weights,
        withGradient(graph, SoftCrossEntropy.mean(tf, logits, bins, weights, ones), logits),
        withGradient(graph, fused(tf, logits, target), logits));
  }

  private static Operand<TFloat32> fused(
      Ops tf, Operand<TFloat32> logits, Operand<TFloat32> target) {
    return tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, target).loss(), tf.constant(0));
  }

  private static WithGradient withGradient(
      Graph graph, Operand<TFloat32> loss, Operand<TFloat32> logits) {
    Output<?>[] gradients =
        graph.addGradients(loss.asOutput(), new Output<?>[] {logits.asOutput()});
    return new WithGradient(loss, gradients[0].expect(TFloat32.class));
  }

  /**
   * Logits from -2 to 2, and neighbouring colours for each place, the first drawn, all with the
   * same weight.
   *
   * @param logits {@code [places, classes]}
   * @param bins {@code [places, neighbors]}
   * @param weights {@code [places, neighbors]}
   */
  record Inputs(TFloat32 logits, TInt32 bins, TFloat32 weights) implements AutoCloseable {
    private static final int STEPS = 4000;

    static Inputs draw(int places, int classes, int neighbors) {
      float[] logits = new float[places * classes];
      for (int i = 0; i < logits.length; i++) {
        logits[i] = SeededHash.below(STEPS, 1, i) * 4f / STEPS - 2;
      }
      int[] bins = new int[places * neighbors];
      for (int i = 0; i < bins.length; i++) {
        bins[i] = (SeededHash.below(classes, 0, i / neighbors) + i % neighbors) % classes;
      }
      float[] weights = new float[places * neighbors];
      Arrays.fill(weights, 1f / neighbors);
      Shape shared = Shape.of(places, neighbors);
      return new Inputs(
          TFloat32.tensorOf(Shape.of(places, classes), DataBuffers.of(logits)),
          TInt32.tensorOf(shared, DataBuffers.of(bins)),
          TFloat32.tensorOf(shared, DataBuffers.of(weights)));
    }

    /** As they are fed. */
    Map<Placeholder<?>, Tensor> to(SoftLosses losses) {
      return Map.of(losses.logits, logits, losses.bins, bins, losses.weights, weights);
    }

    @Override
    public void close() {
      logits.close();
      bins.close();
      weights.close();
    }
  }
}
