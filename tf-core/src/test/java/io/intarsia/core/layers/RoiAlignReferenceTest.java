package io.intarsia.core.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.testing.LeakAssertion;
import io.intarsia.core.testing.ReferenceFiles;
import io.intarsia.core.testing.ReferenceGenerator;
import io.intarsia.core.testing.TensorValues;
import io.intarsia.proto.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** RoIAlign equals torchvision's, output and gradient, with two threads. */
@ExtendWith(LeakAssertion.class)
class RoiAlignReferenceTest {
  private static final JsonObject REFERENCE = ReferenceFiles.json("roi_align.json");
  private static final SessionOptions TWO_THREADS = new SessionOptions(2, Precision.FLOAT32);

  @Test
  void outputAndGradientEqualTorchvisions() {
    float[][] boxes = new Gson().fromJson(REFERENCE.get("boxes"), float[][].class);
    float[][][][] features =
        new Gson().fromJson(REFERENCE.get("features_nhwc"), float[][][][].class);
    Shape shape = Shape.of(2, 14, 19, 8);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> map = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      Operand<TFloat32> aligned =
          new RoiAlign(14, 16)
              .build(
                  new Net(tf, new Variables(tf, 0), Mode.TRAINING, ""),
                  map,
                  tf.constant(
                      Arrays.stream(boxes)
                          .map(box -> Arrays.copyOfRange(box, 1, 5))
                          .toArray(float[][]::new)),
                  tf.array(Arrays.stream(boxes).mapToInt(box -> (int) box[0]).toArray()));
      Operand<TFloat32> upstream =
          tf.placeholder(TFloat32.class, Placeholder.shape(aligned.shape()));
      Output<?>[] gradient =
          graph.addGradients(
              "gradients",
              new Output<?>[] {aligned.asOutput()},
              new Output<?>[] {map.asOutput()},
              new Output<?>[] {upstream.asOutput()});
      float[] weights =
          new ReferenceGenerator(REFERENCE.get("seed").getAsLong())
              .upstream("upstream", (int) aligned.shape().size());
      try (GraphSession session = GraphSession.open(graph, TWO_THREADS);
          TFloat32 fed = TFloat32.tensorOf(StdArrays.ndCopyOf(features));
          TFloat32 fedUpstream = TFloat32.tensorOf(aligned.shape(), DataBuffers.of(weights))) {
        session.fetch(
            Map.of(map, fed, upstream, fedUpstream),
            List.of(aligned, gradient[0]),
            List.of(),
            result -> {
              compare(TensorValues.floats(result.get(0)), "output");
              compare(TensorValues.floats(result.get(1)), "gradient");
              return true;
            });
      }
    }
  }

  private static void compare(float[] actual, String name) {
    JsonObject expected = REFERENCE.getAsJsonObject(name);
    double most = expected.get("abs_max").getAsDouble();
    JsonArray samples = expected.getAsJsonArray("samples");
    int stride = expected.get("sample_stride").getAsInt();
    assertThat(samples.size()).isEqualTo((actual.length + stride - 1) / stride);
    double worst =
        IntStream.range(0, samples.size())
            .mapToDouble(i -> Math.abs(actual[i * stride] - samples.get(i).getAsDouble()))
            .max()
            .orElseThrow();
    assertThat(worst).as("worst sample of the %s", name).isLessThan(1e-4 * most);
    double squares =
        IntStream.range(0, actual.length).mapToDouble(i -> (double) actual[i] * actual[i]).sum();
    assertThat(Math.sqrt(squares) / expected.get("l2").getAsDouble())
        .as("length of the %s", name)
        .isBetween(1 - 1e-4, 1 + 1e-4);
  }
}
