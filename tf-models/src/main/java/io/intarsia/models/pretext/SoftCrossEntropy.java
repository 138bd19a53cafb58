package io.intarsia.models.pretext;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Cross-entropy with targets spread over a few of many classes: only the log-probabilities of those
 * are read, so that no target as wide as the logits is ever made. The logarithm of the softmax
 * stays float32 where TensorFlow makes what is before it bfloat16.
 */
public final class SoftCrossEntropy {
  private SoftCrossEntropy() {}

  /**
   * The mean over rows.
   *
   * @param logits {@code [rows, classes]}; two dimensions, because the gradient of the softmax's
   *     logarithm is wrong with more
   * @param classes {@code [rows, K]}, the classes that share a row; no class twice
   * @param weights {@code [rows, K]}, their shares
   * @param factors {@code [rows]}, what each row's loss is multiplied by; a row of factor 0 still
   *     counts as a row
   * @return a scalar
   */
  public static Operand<TFloat32> mean(
      Ops tf,
      Operand<TFloat32> logits,
      Operand<TInt32> classes,
      Operand<TFloat32> weights,
      Operand<TFloat32> factors) {
    Operand<TFloat32> chosen = tf.gatherNd(tf.nn.logSoftmax(logits), withRows(tf, classes));
    Operand<TFloat32> likelihoods = tf.sum(tf.math.mul(chosen, weights), tf.constant(1));
    return tf.math.neg(tf.math.mean(tf.math.mul(likelihoods, factors), tf.constant(0)));
  }

  /**
   * Where the shares of each row lie among logits, {@code [rows, K, 2]}: row and class.
   *
   * @param classes {@code [rows, K]}
   */
  public static Operand<TInt32> withRows(Ops tf, Operand<TInt32> classes) {
    Operand<TInt32> count = tf.gather(tf.shape(classes), tf.constant(0), tf.constant(0));
    Operand<TInt32> rows = tf.range(tf.constant(0), count, tf.constant(1));
    Operand<TInt32> spread =
        tf.math.add(tf.expandDims(rows, tf.constant(1)), tf.zerosLike(classes));
    return tf.stack(List.of(spread, classes), Stack.axis(2L));
  }
}
