package io.intarsia.core.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.savedmodel.SavedModelDirectory.LayerInfo;
import io.intarsia.core.savedmodel.SavedModelDirectory.StoredVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** One small model is written, then read by this package and by TensorFlow's own loader. */
class SavedModelRoundTripTest {
  private static final SessionOptions OPTIONS = SessionOptions.defaults();

  @TempDir Path version;

  /** Two layers, {@code y = x * kernel} with a 1x3 kernel 0.5 and {@code z = y + 1}. */
  @BeforeEach
  void write() throws IOException {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf, 1);
      Placeholder<TFloat32> x =
          tf.withName("x").placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 1)));
      Operand<TFloat32> kernel =
          variables.get(
              "net/kernel", Shape.of(1, 3), VariableRole.KERNEL, new Initializer.Constant(0.5f));
      variables.get("net/kernel/momentum", Shape.of(1, 3), VariableRole.SLOT, Initializer.zeros());
      Operand<TFloat32> y = tf.linalg.matMul(x, kernel);
      Operand<TFloat32> one =
          variables.get("net/bias", Shape.of(3), VariableRole.BIAS, Initializer.ones());
      Operand<TFloat32> z = tf.math.add(y, one);
      Map<String, Operand<?>> outputs = new LinkedHashMap<>();
      outputs.put("z", z);
      outputs.put("y", y);
      SavedModelWriter writer =
          new SavedModelWriter(
              graph,
              variables,
              List.of(new Signature(Signatures.LAYERS, Map.of(Signatures.IMAGES, x), outputs)));
      try (GraphSession session = GraphSession.open(graph, OPTIONS)) {
        session.run(variables.entries().stream().map(Variables.Entry::initialize).toList());
        writer.write(version, session);
      }
    }
  }

  private static FloatNdArray array(Shape shape, float... values) {
    return NdArrays.wrap(shape, DataBuffers.of(values));
  }

  @Test
  void loadedModelComputesWhatTheWrittenOneDid() throws IOException {
    try (LoadedModel model = LoadedModel.load(version, OPTIONS)) {
      FloatNdArray x = array(Shape.of(2, 1), 2, 4);

      Map<String, FloatNdArray> maps = model.layers(x, List.of("z", "y"));

      assertThat(maps.keySet()).containsExactly("z", "y");
      assertThat(maps).containsEntry("y", array(Shape.of(2, 3), 1, 1, 1, 2, 2, 2));
      assertThat(maps).containsEntry("z", array(Shape.of(2, 3), 2, 2, 2, 3, 3, 3));
    }
  }

  @Test
  void layersStandFromTheInputOnWithTheirChannels() throws IOException {
    assertThat(SavedModelDirectory.read(version).layers())
        .containsExactly(new LayerInfo("y", 3), new LayerInfo("z", 3));
  }

  @Test
  void variablesKeepTheirPublicNamesAndSlotsStayOut() throws IOException {
    assertThat(SavedModelDirectory.read(version).variables())
        .containsExactly(
            new StoredVariable("net/kernel", List.of(1L, 3L)),
            new StoredVariable("net/bias", List.of(3L)));
    try (LoadedModel model = LoadedModel.load(version, OPTIONS)) {
      assertThat(model.variables())
          .containsExactly(
              Map.entry("net/kernel", array(Shape.of(1, 3), 0.5f, 0.5f, 0.5f)),
              Map.entry("net/bias", array(Shape.of(3), 1, 1, 1)));
    }
  }

  @Test
  void initialValuesAreNotPublished() throws IOException {
    assertThat(SavedModelDirectory.read(version).metaGraph().getGraphDef().getNodeList())
        .extracting(NodeDef::getOp)
        .contains("VariableV2", "MatMul")
        .doesNotContain("Fill");
  }

  @Test
  void loadedGraphCanBeExtended() throws IOException {
    try (LoadedModel model = LoadedModel.load(version, OPTIONS);
        TFloat32 x = TFloat32.tensorOf(Shape.of(1, 1), data -> data.setFloat(4, 0, 0))) {
      Ops tf = model.ops();
      Operand<TFloat32> sum = tf.sum(model.layer("y"), tf.constant(1));

      float value =
          model
              .session()
              .fetch(
                  Map.of(model.images(), x),
                  List.of(sum),
                  List.of(),
                  result -> ((TFloat32) result.get(0)).getFloat(0));

      assertThat(value).isEqualTo(6f);
    }
  }

  @Test
  void tensorFlowsOwnLoaderReadsIt() {
    try (SavedModelBundle bundle = SavedModelBundle.load(version.toString(), "serve");
        TFloat32 x = TFloat32.tensorOf(Shape.of(1, 1), data -> data.setFloat(2, 0, 0));
        Result result = bundle.function("layers").call(Map.of("images", x))) {
      assertThat(((TFloat32) result.get("z").orElseThrow()).getFloat(0, 2)).isEqualTo(2f);
      assertThat(bundle.metaGraphDef().getSignatureDefOrThrow("layers").getMethodName())
          .isEqualTo("tensorflow/serving/predict");
    }
  }

  @Test
  void missingLayerSignatureOrModelIsTheUsersMistake() throws IOException {
    try (LoadedModel model = LoadedModel.load(version, OPTIONS)) {
      assertThatThrownBy(() -> model.layer("res9"))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("'res9'")
          .hasMessageContaining("[z, y]");
    }
    assertThatThrownBy(() -> SavedModelDirectory.read(version.resolve("variables")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("saved_model.pb");
    Files.delete(version.resolve("saved_model.pb"));
    assertThatThrownBy(() -> SavedModelDirectory.read(version)).isInstanceOf(UserException.class);
  }
}
