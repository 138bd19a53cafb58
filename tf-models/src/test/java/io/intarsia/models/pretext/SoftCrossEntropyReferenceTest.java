package io.intarsia.models.pretext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.intarsia.core.testing.GradientCheck;
import io.intarsia.core.testing.ReferenceFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The sparse soft cross-entropy and its gradient equal a dense one's in double precision. */
class SoftCrossEntropyReferenceTest {
  private static final double RELATIVE = 1e-5;
  private static final int PIXELS = 6;
  private static final int CLASSES = 313;
  private static final int NEIGHBORS = 10;
  private static final int FIRST = 8;

  private final JsonObject reference = ReferenceFiles.json("soft_cross_entropy.json");

  @Test
  void lossAndGradientEqualTheDenseOnes() {
    try (LogitsRun run = new LogitsRun(PIXELS, CLASSES)) {
      Operand<TFloat32> loss = loss(run.tf(), run.logits());
      List<float[]> values =
          run.run(
              ReferenceArrays.floats(reference.getAsJsonArray("logits")),
              List.of(loss, run.gradient(loss)));
      double expected = reference.get("loss").getAsDouble();
      assertThat((double) values.get(0)[0]).isCloseTo(expected, within(RELATIVE * expected));
      assertGradient(values.get(1));
    }
  }

  private Operand<TFloat32> loss(Ops tf, Operand<TFloat32> logits) {
    Operand<TInt32> classes =
        tf.reshape(
            tf.constant(ReferenceArrays.ints(reference.getAsJsonArray("indices"))),
            tf.array(PIXELS, NEIGHBORS));
    Operand<TFloat32> weights =
        tf.reshape(
            tf.constant(ReferenceArrays.floats(reference.getAsJsonArray("weights"))),
            tf.array(PIXELS, NEIGHBORS));
    float[] factors = ReferenceArrays.floats(reference.getAsJsonArray("pixel_weights"));
    return SoftCrossEntropy.mean(tf, logits, classes, weights, tf.constant(factors));
  }

  private void assertGradient(float[] gradient) {
    double length = reference.get("gradient_l2").getAsDouble();
    double sum = 0;
    for (float slope : gradient) {
      sum += (double) slope * slope;
    }
    assertThat(Math.sqrt(sum)).isCloseTo(length, within(RELATIVE * length));
    double[] first =
        ReferenceArrays.doubles(reference.getAsJsonArray("gradient_first_8_per_pixel"));
    for (int i = 0; i < first.length; i++) {
      assertThat((double) gradient[i / FIRST * CLASSES + i % FIRST])
          .as("gradient %d of pixel %d", i % FIRST, i / FIRST)
          .isCloseTo(first[i], within(RELATIVE * Math.abs(first[i]) + 1e-9));
    }
  }

  @Test
  void theGradientIsRight() {
    GradientCheck.inDouble()
        .verify((net, in) -> loss(net.tf(), in.get(0)), Shape.of(PIXELS, CLASSES));
  }
}
