package io.intarsia.eval.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Pooled features: the sizes of the paper's table, and averages worked out by hand. */
class PoolingTest {

  @ParameterizedTest(name = "{0}, {1} channels, side {2}: {3} features")
  @CsvSource({
    "conv1, 64, 112, 9216",
    "pool1, 64, 56, 9216",
    "res2, 256, 56, 9216",
    "res3, 512, 28, 8192",
    "res4, 1024, 14, 9216",
    "res5, 2048, 7, 8192",
    "res5, 2048, 14, 8192",
    "conv1, 96, 55, 9600",
    "conv2, 256, 27, 9216",
    "conv3, 384, 13, 9600",
    "conv5, 256, 13, 9216",
    "conv1, 96, 109, 9600",
    "conv2, 256, 54, 9216",
    "conv4, 384, 26, 9600",
    "conv5, 256, 26, 9216"
  })
  void thePapersLayersHaveThePapersSizes(String layer, int channels, int side, int features) {
    Pooling pooling = PoolingRule.choose(layer, channels, side);
    assertThat(pooling).isInstanceOf(Pooling.FixedKernel.class);
    assertThat(pooling.grid() * pooling.grid() * channels).isEqualTo(features);
  }

  @ParameterizedTest(name = "{0} channels, side {1}: grid {2}")
  @CsvSource({"64, 32, 12", "128, 16, 8", "256, 8, 6", "512, 4, 4", "512, 7, 4", "20000, 9, 1"})
  void otherMapsArePooledToAboutNineThousandFeatures(int channels, int side, int grid) {
    assertThat(PoolingRule.choose("res3", channels, side))
        .isEqualTo(new Pooling.Adaptive(side, grid));
  }

  @Test
  void adaptiveBinsCoverTheMapAndMayShareARow() {
    // Five rows in three bins: 0-1, 1-3, 3-4 (floor(5 i / 3) to ceil(5 (i + 1) / 3)).
    float[] pooled = pool(new Pooling.Adaptive(5, 3), 5, row -> row * 10, column -> column);
    double[] rows = {0.5, 2, 3.5};
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double expected = 10 * rows[i] + rows[j];
        assertThat((double) pooled[i * 3 + j]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void paddedZerosCountInAFixedKernel() {
    // A map of ones with one zero on each edge: the corner kernel sees one 1 among four cells.
    float[] pooled = pool(new Pooling.FixedKernel(2, 2, 2, 1), 2, row -> 1, column -> 0);
    assertThat(pooled).containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
  }

  private static float[] pool(
      Pooling pooling,
      int side,
      java.util.function.IntToDoubleFunction ofRow,
      java.util.function.IntToDoubleFunction ofColumn) {
    float[] values = new float[side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (ofRow.applyAsDouble(i / side) + ofColumn.applyAsDouble(i % side));
    }
    Shape shape = Shape.of(1, side, side, 1);
    try (Graph graph = new Graph();
        TFloat32 map = TFloat32.tensorOf(shape, DataBuffers.of(values))) {
      Ops tf = Ops.create(graph);
      var input = tf.placeholder(TFloat32.class);
      var pooled = pooling.build(tf, input);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        return session.fetch(
            Map.of(input, map),
            List.of(pooled),
            List.of(),
            result -> {
              float[] read = new float[pooling.grid() * pooling.grid()];
              ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(read);
              return read;
            });
      }
    }
  }
}
