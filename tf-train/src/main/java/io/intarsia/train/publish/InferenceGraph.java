package io.intarsia.train.publish;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.image.BackboneInput;
import io.intarsia.core.savedmodel.ModelAssets;
import io.intarsia.core.savedmodel.SavedModelWriter;
import io.intarsia.core.savedmodel.Signature;
import io.intarsia.core.savedmodel.Signatures;
import io.intarsia.models.backbones.Backbone;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.models.pretext.AnnealedMean;
import io.intarsia.models.pretext.ColorBins;
import io.intarsia.models.pretext.ColorizationTask;
import io.intarsia.proto.ColorizationConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * The graph that is published: pictures in, features and maps out, with the backbone's variables
 * below {@code backbone/} as in checkpoints. There is one network in it: {@code images} is where
 * decoded pictures arrive unless pixels are fed there. The pretext head is part of it only where it
 * colorizes.
 *
 * <p>Closing waits for the sessions on the graph: {@code try (InferenceGraph ...; GraphSession
 * ...)}.
 */
public final class InferenceGraph implements AutoCloseable {
  /** Place of the backbone in every graph; its variables' names start with it. */
  public static final String PLACE = "backbone";

  /** Place of a pretext head, where there is one. */
  static final String HEAD = "head";

  private final ExperimentConfig resolved;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Backbone backbone;
  private final Variables variables;
  private final Operand<TFloat32> images;
  private final Operand<TFloat32> seen;
  private final SavedModelWriter writer;

  private InferenceGraph(ExperimentConfig resolved, long seed, Optional<ColorBins> colors) {
    this.resolved = resolved;
    this.backbone = Backbones.create(resolved.getBackbone());
    this.variables = new Variables(tf, seed);
    Operand<TString> bytes =
        tf.withName(Signatures.IMAGE_BYTES)
            .placeholder(TString.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
    this.images =
        tf.withName(Signatures.IMAGES)
            .placeholderWithDefault(ServingInput.build(graph, tf, bytes), imageShape());
    this.seen = BackboneInput.build(tf, resolved, NonEmptyBatch.extend(tf, images));
    List<Signature> signatures = new ArrayList<>(signatures(bytes, buildLayers()));
    colors.ifPresent(bins -> signatures.add(colorize(bytes, bins)));
    this.writer = new SavedModelWriter(graph, variables, signatures);
  }

  /**
   * Builds the graph of an experiment's backbone.
   *
   * @param resolved the experiment, every default filled; one without a pretext task is normalised
   *     by the data set's statistics
   * @param seed what initial values are drawn from
   */
  @MustBeClosed
  public static InferenceGraph build(ExperimentConfig resolved, long seed) {
    return new InferenceGraph(resolved, seed, Optional.empty());
  }

  /**
   * Builds the graph of a colorization experiment's backbone and head, which gives pictures colours
   * too.
   *
   * @param colors what the head's outputs stand for
   */
  @MustBeClosed
  public static InferenceGraph colorizing(ExperimentConfig resolved, long seed, ColorBins colors) {
    return new InferenceGraph(resolved, seed, Optional.of(colors));
  }

  private static Shape imageShape() {
    long any = Shape.UNKNOWN_SIZE;
    return Shape.of(any, any, any, BackboneInput.PICTURE_CHANNELS);
  }

  private List<Signature> signatures(
      Operand<TString> bytes, Map<String, Operand<TFloat32>> layers) {
    List<Backbone.Layer> named = backbone.layers();
    Map<String, Operand<?>> features =
        Map.of(Signatures.FEATURES, layers.get(named.get(named.size() - 1).name()));
    Map<String, Operand<?>> pixels = Map.of(Signatures.IMAGES, images);
    return List.of(
        new Signature(Signatures.SERVING_DEFAULT, Map.of(Signatures.IMAGE_BYTES, bytes), features),
        new Signature(Signatures.FROM_IMAGES, pixels, features),
        new Signature(Signatures.LAYERS, pixels, Map.copyOf(layers)));
  }

  private Signature colorize(Operand<TString> bytes, ColorBins bins) {
    ColorizationConfig config = resolved.getPretext().getColorization();
    int resize = config.getPhoto().getResize();
    Operand<TFloat32> squares =
        ColorizeGraph.squares(graph, tf, bytes, resize == 0 ? ServingInput.SHORT_SIDE : resize);
    Operand<TFloat32> lightness =
        BackboneInput.build(tf, resolved, NonEmptyBatch.extend(tf, squares));
    Operand<TFloat32> logits =
        ColorizationTask.create(config, resolved.getBackbone(), bins)
            .logits(new Net(tf, variables, Mode.INFERENCE, ""), backbone, lightness);
    Operand<TFloat32> ab = NonEmptyBatch.cut(tf, decode(logits, bins), squares);
    return new Signature(
        Signatures.COLORIZE,
        Map.of(Signatures.IMAGE_BYTES, bytes),
        Map.of(Signatures.PNG_BYTES, ColorizeGraph.recolored(graph, tf, bytes, ab)));
  }

  /** The colours meant, {@code [n, height, width, 2]}, at the temperature that is fed. */
  private Operand<TFloat32> decode(Operand<TFloat32> logits, ColorBins bins) {
    Operand<TFloat32> published = tf.constant((float) AnnealedMean.PUBLISHED_TEMPERATURE);
    Operand<TFloat32> temperature =
        tf.withName(Signatures.TEMPERATURE).placeholderWithDefault(published, Shape.scalar());
    Operand<TFloat32> rows = tf.reshape(logits, tf.array(-1, bins.size()));
    int height = (int) logits.shape().get(1);
    int width = (int) logits.shape().get(2);
    return tf.reshape(
        AnnealedMean.decode(tf, bins, rows, temperature), tf.array(-1, height, width, 2));
  }

  private Map<String, Operand<TFloat32>> buildLayers() {
    Map<String, Operand<TFloat32>> layers = new LinkedHashMap<>();
    buildBackbone(Mode.INFERENCE)
        .forEach((name, map) -> layers.put(name, NonEmptyBatch.cut(tf, map, images)));
    return layers;
  }

  /** The backbone on what it sees of the pictures; built again, it shares the variables. */
  Map<String, Operand<TFloat32>> buildBackbone(Mode mode) {
    return backbone.build(new Net(tf, variables, mode, PLACE), seen);
  }

  /** The graph. */
  public Graph graph() {
    return graph;
  }

  /** Its variables. */
  public Variables variables() {
    return variables;
  }

  /** Where pixels are fed: float {@code [n, height, width, 3]}, RGB, 0 to 255. */
  Operand<TFloat32> images() {
    return images;
  }

  /**
   * Writes the SavedModel with its origin and a warm-up request.
   *
   * @param version directory to fill
   * @param session a session on the graph in which the variables have their values
   * @param provenance where the values come from
   */
  public void write(Path version, GraphSession session, Provenance provenance) throws IOException {
    writer.write(version, session);
    ModelAssets.writeOrigin(version, resolved, provenance);
    ModelAssets.writeWarmUp(version);
  }

  @Override
  public void close() {
    graph.close();
  }
}
