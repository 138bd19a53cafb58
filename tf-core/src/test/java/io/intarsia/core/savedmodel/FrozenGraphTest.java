package io.intarsia.core.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.layers.BatchNormalization;
import io.intarsia.core.layers.Convolution;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** One pixel (1, 2) through a 1x1 convolution and its normalisation, worked out by hand. */
class FrozenGraphTest {
  private static final Offset<Float> CLOSE = within(1e-5f);
  private static final Map<String, float[]> VALUES =
      Map.of(
          "conv.kernel", new float[] {1, 2, 3, 4},
          "bn.gamma", new float[] {2, 1},
          "bn.beta", new float[] {1, 0},
          "bn.mean", new float[] {1, 2},
          "bn.variance", new float[] {4, 16});

  /** (1 + 2 * 3, 2 + 2 * 4). */
  private static final float[] CONVOLVED = {7, 10};

  /** (2 (7 - 1) / 2 + 1, (10 - 2) / 4). */
  private static final float[] NORMALIZED = {7, 2};

  private record Published(GraphDef graph, String convolved, String normalized) {}

  private static Published published(Mode mode) {
    return published(mode, (tf, map) -> map);
  }

  /** What stands between convolution and normalisation is the one called convolved. */
  private static Published published(
      Mode mode, BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> between) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Net net = new Net(tf, new Variables(tf, 1), mode, "");
      Placeholder<TFloat32> pixel =
          tf.withName("pixel").placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, 1, 1, 2)));
      Operand<TFloat32> convolved =
          between.apply(tf, Convolution.of(2, 1).build(net.at("conv"), pixel));
      Operand<TFloat32> normalized =
          new BatchNormalization(0.9, 1e-9).build(net.at("bn"), convolved);
      return new Published(graph.toGraphDef(), convolved.op().name(), normalized.op().name());
    }
  }

  private static float[] run(GraphDef frozen, String operation) {
    try (Graph graph = new Graph();
        TFloat32 pixel =
            TFloat32.tensorOf(Shape.of(1, 1, 1, 2), DataBuffers.of(new float[] {1, 2}))) {
      graph.importGraphDef(frozen);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        return session.fetch(
            Map.of(graph.outputOrThrow("pixel:0"), pixel),
            List.of(graph.outputOrThrow(operation + ":0")),
            List.of(),
            result -> {
              float[] values = new float[2];
              result.get(0).asRawTensor().data().asFloats().read(values);
              return values;
            });
      }
    }
  }

  private static List<String> operations(GraphDef graph) {
    return graph.getNodeList().stream().map(NodeDef::getOp).sorted().toList();
  }

  @Test
  void normalizationBecomesAFactorOfTheKernelAndABias() {
    Published published = published(Mode.INFERENCE);

    GraphDef frozen =
        FrozenGraph.of(published.graph(), VALUES, List.of("pixel", published.normalized()));

    assertThat(operations(frozen))
        .containsExactly("BiasAdd", "Const", "Const", "Conv2D", "Placeholder");
    assertThat(run(frozen, published.normalized())).containsExactly(NORMALIZED, CLOSE);
  }

  @Test
  void aConvolutionThatIsWantedItselfStaysAsItIs() {
    Published published = published(Mode.INFERENCE);

    GraphDef frozen =
        FrozenGraph.of(
            published.graph(),
            VALUES,
            List.of("pixel", published.convolved(), published.normalized()));

    assertThat(operations(frozen)).contains("FusedBatchNormV3").doesNotContain("VariableV2");
    assertThat(run(frozen, published.convolved())).containsExactly(CONVOLVED, CLOSE);
    assertThat(run(frozen, published.normalized())).containsExactly(NORMALIZED, CLOSE);
  }

  @Test
  void aConvolutionThatIsWantedByAnotherNameStaysAsItIs() {
    Published published = published(Mode.INFERENCE, (tf, map) -> tf.identity(map));

    GraphDef frozen =
        FrozenGraph.of(
            published.graph(),
            VALUES,
            List.of("pixel", published.convolved(), published.normalized()));

    assertThat(run(frozen, published.convolved())).containsExactly(CONVOLVED, CLOSE);
    assertThat(run(frozen, published.normalized())).containsExactly(NORMALIZED, CLOSE);
  }

  @Test
  void normalizationByTheBatchIsNotFolded() {
    Published published = published(Mode.TRAINING);

    GraphDef frozen =
        FrozenGraph.of(published.graph(), VALUES, List.of("pixel", published.normalized()));

    assertThat(operations(frozen)).contains("FusedBatchNormV3").doesNotContain("BiasAdd");
  }
}
