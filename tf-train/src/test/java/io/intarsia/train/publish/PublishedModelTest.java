package io.intarsia.train.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.image.PixelNormalization;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.Signatures;
import io.intarsia.models.backbones.Backbone;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.ResNetConfig;
import io.intarsia.proto.TileNormalization;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** A small ResNet with calibrated statistics is published once; everything is asked of it. */
@TestInstance(Lifecycle.PER_CLASS)
class PublishedModelTest {
  private static final SessionOptions OPTIONS = SessionOptions.defaults();
  private static final long SEED = 5;
  private static final int CHANNELS = 64;

  private static final ExperimentConfig RESOLVED =
      Configs.resolve(
          ExperimentConfig.newBuilder()
              .setBackbone(
                  BackboneConfig.newBuilder()
                      .setWidth(0.125)
                      .setResnet(ResNetConfig.newBuilder().setDepth(18)))
              .build());

  private Path version = Path.of("");
  private LoadedModel model;

  @BeforeAll
  @SuppressWarnings("MustBeClosedChecker") // closed after all tests
  void publish(@TempDir Path directory) throws IOException {
    version = directory.resolve("1");
    FloatNdArray batch = TestPictures.middle(TestPictures.picture(96, 96, 3), 96);
    RandomBackbone.write(version, RESOLVED, SEED, List.of(batch).iterator(), OPTIONS);
    model = LoadedModel.load(version, OPTIONS);
  }

  @AfterAll
  void close() {
    model.close();
  }

  private float[][] features(byte[]... pictures) {
    NdArray<byte[]> batch = NdArrays.ofObjects(byte[].class, Shape.of(pictures.length));
    for (int i = 0; i < pictures.length; i++) {
      batch.setObject(pictures[i], i);
    }
    try (TString fed = TString.tensorOfBytes(batch)) {
      return fetchFeatures(Signatures.SERVING_DEFAULT, Signatures.IMAGE_BYTES, fed);
    }
  }

  private float[][] features(FloatNdArray images) {
    try (TFloat32 fed = TFloat32.tensorOf(images)) {
      return fetchFeatures(Signatures.FROM_IMAGES, Signatures.IMAGES, fed);
    }
  }

  private float[][] fetchFeatures(String signature, String input, Tensor fed) {
    return model
        .session()
        .fetch(
            Map.of(model.input(signature, input), fed),
            List.of(model.output(signature, Signatures.FEATURES)),
            List.of(),
            result -> {
              TFloat32 features = (TFloat32) result.get(0);
              float[][] rows = new float[(int) features.shape().get(0)][CHANNELS];
              assertThat(features.shape()).isEqualTo(Shape.of(rows.length, CHANNELS));
              features
                  .scalars()
                  .forEachIndexed((at, v) -> rows[(int) at[0]][(int) at[1]] = v.getFloat());
              return rows;
            });
  }

  @Test
  void signaturesAreThePublicContract() {
    Map<String, SignatureDef> signatures = model.directory().signatures();

    assertThat(signatures.keySet()).containsExactly("from_images", "layers", "serving_default");
    assertThat(signatures.values())
        .allMatch(signature -> signature.getMethodName().equals("tensorflow/serving/predict"));
    assertThat(tensors(model.directory().signature("serving_default").getInputsMap()))
        .containsExactly("image_bytes DT_STRING [-1]");
    assertThat(tensors(model.directory().signature("serving_default").getOutputsMap()))
        .containsExactly("features DT_FLOAT [-1, 64]");
    assertThat(tensors(model.directory().signature("from_images").getInputsMap()))
        .containsExactly("images DT_FLOAT [-1, -1, -1, 3]");
    assertThat(tensors(model.directory().signature("from_images").getOutputsMap()))
        .containsExactly("features DT_FLOAT [-1, 64]");
    assertThat(tensors(model.directory().signature("layers").getInputsMap()))
        .containsExactly("images DT_FLOAT [-1, -1, -1, 3]");
    assertThat(tensors(model.directory().signature("layers").getOutputsMap()))
        .contains("res5 DT_FLOAT [-1, -1, -1, 64]", "pool5 DT_FLOAT [-1, 64]");
    assertThat(model.layers().stream().map(layer -> layer.name() + " " + layer.channels()))
        .containsExactly(
            Backbones.create(RESOLVED.getBackbone()).layers().stream()
                .map(layer -> layer.name() + " " + layer.channels())
                .toArray(String[]::new));
  }

  private static Stream<String> tensors(Map<String, TensorInfo> tensors) {
    return tensors.entrySet().stream()
        .map(
            tensor ->
                "%s %s %s"
                    .formatted(
                        tensor.getKey(),
                        DataType.forNumber(tensor.getValue().getDtypeValue()),
                        tensor.getValue().getTensorShape().getDimList().stream()
                            .map(dim -> dim.getSize())
                            .toList()));
  }

  @Test
  void variablesAreNamedAsInCheckpoints() {
    assertThat(model.directory().variables())
        .extracting(variable -> variable.name())
        .contains("backbone/conv1/kernel", "backbone/bn1/mean", "backbone/res3/0/downsample/kernel")
        .allMatch(name -> name.startsWith("backbone/"));
  }

  @Test
  void mapsEqualThoseOfTheNetworkInInferenceMode() {
    FloatNdArray images = TestPictures.middle(TestPictures.picture(80, 64, 1), 64);
    Map<String, FloatNdArray> expected = inInferenceMode(images, model.variables());

    Map<String, FloatNdArray> maps = model.layers(images, expected.keySet());

    assertThat(maps).isEqualTo(expected);
  }

  /** The backbone built as training builds it, with these weights. */
  private static Map<String, FloatNdArray> inInferenceMode(
      FloatNdArray images, Map<String, FloatNdArray> weights) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf, 0);
      Placeholder<TFloat32> pixels =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, 3)));
      Backbone backbone = Backbones.create(RESOLVED.getBackbone());
      Map<String, Operand<TFloat32>> layers =
          backbone.build(
              new Net(tf, variables, Mode.INFERENCE, "backbone"),
              PixelNormalization.build(tf, TileNormalization.DATASET_STATISTICS, pixels));
      try (GraphSession session = GraphSession.open(graph, OPTIONS);
          TFloat32 fed = TFloat32.tensorOf(images)) {
        for (Variables.Entry entry : variables.entries()) {
          assign(tf, session, entry, Objects.requireNonNull(weights.get(entry.name())));
        }
        return session.fetch(
            Map.of(pixels, fed),
            List.copyOf(layers.values()),
            List.of(),
            result -> copy(result, List.copyOf(layers.keySet())));
      }
    }
  }

  private static void assign(
      Ops tf, GraphSession session, Variables.Entry entry, FloatNdArray value) {
    Placeholder<TFloat32> next = tf.placeholder(TFloat32.class);
    try (TFloat32 fed = TFloat32.tensorOf(value)) {
      session.run(Map.of(next, fed), List.of(tf.assign(entry.variable(), next)));
    }
  }

  private static Map<String, FloatNdArray> copy(Result result, List<String> names) {
    Map<String, FloatNdArray> maps = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      TFloat32 map = (TFloat32) result.get(i);
      maps.put(names.get(i), NdArrays.ofFloats(map.shape()));
      map.copyTo(maps.get(names.get(i)));
    }
    return maps;
  }

  @Test
  void encodedPictureGivesTheFeaturesOfItsMiddle() throws IOException {
    BufferedImage picture = TestPictures.picture(256, 256, 0);

    float[][] fromBytes = features(TestPictures.encode(picture, "png"));

    // Nothing is resized: the short side is 256 already.
    assertThat(fromBytes[0]).containsExactly(features(TestPictures.middle(picture, 224))[0]);
  }

  @Test
  void largeAndSmallPicturesAreResizedByADefinedRule() throws IOException {
    for (int[] size : new int[][] {{611, 415}, {130, 190}}) {
      BufferedImage picture = TestPictures.picture(size[0], size[1], 2);

      float[] fromBytes = features(TestPictures.encode(picture, "png"))[0];

      float[] expected = features(TestPictures.resizedMiddle(picture, 256, 224))[0];
      assertThat(fromBytes).containsExactly(expected, within(1e-3f));
    }
  }

  @Test
  void picturesOfABatchMayDifferInSizeAndFormat() throws IOException {
    byte[] wide = TestPictures.encode(TestPictures.picture(300, 200, 1), "jpg");
    byte[] tall = TestPictures.encode(TestPictures.picture(90, 310, 2), "png");

    float[][] together = features(wide, tall);

    assertThat(together[0]).containsExactly(features(wide)[0], within(1e-4f));
    assertThat(together[1]).containsExactly(features(tall)[0], within(1e-4f));
    assertThat(together[0]).isNotEqualTo(together[1]);
  }

  @Test
  void emptyBatchGivesNoFeaturesAndNoMaps() {
    assertThat(features()).isEmpty();
    assertThat(model.layers(NdArrays.ofFloats(Shape.of(0, 64, 64, 3)), List.of("res5")).values())
        .extracting(map -> map.shape())
        .containsExactly(Shape.of(0, 2, 2, CHANNELS));
  }

  @Test
  void batchWithAnUndecodablePictureFailsWhole() throws IOException {
    byte[] good = TestPictures.encode(TestPictures.picture(64, 64, 1), "png");

    assertThatThrownBy(() -> features(good, new byte[] {1, 2, 3}))
        .isInstanceOf(TFInvalidArgumentException.class)
        .hasMessageContaining("Unknown image file format");
  }

  @Test
  void tensorFlowsOwnLoaderGivesTheSameFeatures() throws IOException {
    byte[] picture = TestPictures.encode(TestPictures.picture(120, 100, 4), "jpg");
    try (SavedModelBundle bundle = SavedModelBundle.load(version.toString(), "serve");
        TString fed = TString.tensorOfBytes(NdArrays.vectorOfObjects(picture));
        Result result = bundle.function("serving_default").call(Map.of("image_bytes", fed))) {
      TFloat32 features = (TFloat32) result.get("features").orElseThrow();

      assertThat(features.getFloat(0, 7)).isEqualTo(features(picture)[0][7]);
      assertThat(features.shape()).isEqualTo(Shape.of(1, CHANNELS));
    }
  }

  @Test
  void originLiesBesideTheGraph() throws IOException {
    assertThat(model.directory().resolved()).contains(RESOLVED);
    assertThat(model.directory().provenance().orElseThrow().getSeed()).isEqualTo(SEED);
    assertThat(version.resolve("assets.extra/tf_serving_warmup_requests")).isNotEmptyFile();
    assertThat(version.resolve("variables/variables.index")).isNotEmptyFile();
    assertThat(version.resolve("variables/variables.data-00000-of-00001")).isNotEmptyFile();
  }
}
