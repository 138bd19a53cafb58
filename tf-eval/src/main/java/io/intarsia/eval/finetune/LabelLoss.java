package io.intarsia.eval.finetune;

import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.ClassLabels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** How wrong a network is about the labels of a batch. */
sealed interface LabelLoss {

  /**
   * Builds the loss.
   *
   * @param inputs tensors of the batch, by {@link EvaluationInput}'s names
   * @param logits {@code [batch, classes]}
   * @return a scalar
   */
  Operand<TFloat32> build(Ops tf, Map<String, Operand<?>> inputs, Operand<TFloat32> logits);

  /** One label an image: the softmax's cross-entropy, mean over the batch. */
  record OneLabel() implements LabelLoss {
    @Override
    public Operand<TFloat32> build(
        Ops tf, Map<String, Operand<?>> inputs, Operand<TFloat32> logits) {
      Operand<TInt32> labels =
          Objects.requireNonNull(inputs.get(EvaluationInput.CLASS)).asOutput().expect(TInt32.class);
      int classes = Math.toIntExact(logits.shape().get(1));
      Operand<TFloat32> oneHot =
          tf.oneHot(labels, tf.constant(classes), tf.constant(1f), tf.constant(0f));
      Operand<TFloat32> losses = tf.nn.softmaxCrossEntropyWithLogits(logits, oneHot).loss();
      return tf.math.mean(losses, tf.constant(0));
    }
  }

  /**
   * Several labels an image: the cross-entropy of every class's sigmoid, mean over the batch's
   * pairs of image and class but for those that are difficult.
   *
   * @param classes labels of the training images
   */
  record SeveralLabels(List<ClassLabels> classes) implements LabelLoss {
    public SeveralLabels {
      classes = List.copyOf(classes);
    }

    @Override
    public Operand<TFloat32> build(
        Ops tf, Map<String, Operand<?>> inputs, Operand<TFloat32> logits) {
      Operand<TInt64> places =
          Objects.requireNonNull(inputs.get(EvaluationInput.PLACE)).asOutput().expect(TInt64.class);
      Operand<TFloat32> labels = tf.gather(tf.constant(table()), places, tf.constant(0));
      Operand<TFloat32> zero = tf.constant(0f);
      Operand<TFloat32> counted =
          tf.dtypes.cast(tf.math.greaterEqual(labels, zero), TFloat32.class);
      Operand<TFloat32> pairs =
          tf.math.mul(counted, crossEntropy(tf, logits, tf.math.maximum(labels, zero)));
      Operand<TInt32> both = tf.array(0, 1);
      return tf.math.div(
          tf.sum(pairs, both), tf.math.maximum(tf.sum(counted, both), tf.constant(1f)));
    }

    /** max(x, 0) - x z + log(1 + exp(-|x|)): no power of e overflows. */
    private static Operand<TFloat32> crossEntropy(
        Ops tf, Operand<TFloat32> logits, Operand<TFloat32> labels) {
      Operand<TFloat32> linear = tf.math.sub(tf.nn.relu(logits), tf.math.mul(logits, labels));
      Operand<TFloat32> rest = tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(logits))));
      return tf.math.add(linear, rest);
    }

    /** Labels by place and class: 1, 0, or -1 where the image is difficult for the class. */
    private FloatNdArray table() {
      int rows = classes.get(0).training().length;
      FloatNdArray table = NdArrays.ofFloats(Shape.of(rows, classes.size()));
      for (int label = 0; label < classes.size(); label++) {
        int[] presence = classes.get(label).training();
        for (int row = 0; row < rows; row++) {
          table.setFloat(presence[row], row, label);
        }
      }
      return table;
    }
  }
}
