package io.intarsia.train.detection;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.image.PictureScale;
import io.intarsia.core.savedmodel.DetectorSignatures;
import io.intarsia.core.savedmodel.ModelAssets;
import io.intarsia.core.savedmodel.SavedModelWriter;
import io.intarsia.core.savedmodel.Signature;
import io.intarsia.core.savedmodel.Signatures;
import io.intarsia.models.detection.Detector;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.proto.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * The graph of a detector that is published: pictures, and regions of them or none, in; boxes,
 * scores and classes out. What the signatures take and give is said by {@link DetectorSignatures}.
 */
public final class DetectorGraph implements AutoCloseable {
  private final DetectorRecord record;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Variables variables;
  private final SavedModelWriter writer;

  private DetectorGraph(DetectorRecord record) {
    this.record = record;
    this.variables = new Variables(tf, record.getConfig().getSeed());
    this.writer = new SavedModelWriter(graph, variables, signatures());
  }

  /**
   * Builds the graph.
   *
   * @param record what the detector is, every default filled
   */
  @MustBeClosed
  public static DetectorGraph build(DetectorRecord record) {
    return new DetectorGraph(record);
  }

  private List<Signature> signatures() {
    Operand<TString> bytes =
        tf.withName(Signatures.IMAGE_BYTES)
            .placeholder(TString.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
    DetectionConfig config = record.getConfig();
    ServedPictures pictures =
        ServedPictures.build(
            graph,
            tf,
            bytes,
            record.getBackbone(),
            new PictureScale(config.getPicture().getShortSide(), config.getPicture().getMaxSide()));
    float[][] windows = Windows.shares();
    Operand<TFloat32> proposals =
        tf.withName(DetectorSignatures.PROPOSALS)
            .placeholderWithDefault(
                windows(pictures, windows), Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE, 4));
    Detector detector =
        Detector.of(
            record.getBackbone().getBackbone(), record.getClassesCount(), config.getFreezing());
    int most = Math.max(config.getTest().getProposals(), windows.length);
    Map<String, Operand<?>> outputs =
        new RegionScoring(new Net(tf, variables, Mode.INFERENCE, ""), detector, config.getTest())
            .build(pictures, proposals, most);
    return List.of(
        new Signature(Signatures.SERVING_DEFAULT, Map.of(Signatures.IMAGE_BYTES, bytes), outputs),
        new Signature(DetectorSignatures.WITH_PROPOSALS, inputs(bytes, proposals), outputs));
  }

  private static Map<String, Operand<?>> inputs(
      Operand<TString> bytes, Operand<TFloat32> proposals) {
    Map<String, Operand<?>> inputs = new LinkedHashMap<>();
    inputs.put(Signatures.IMAGE_BYTES, bytes);
    inputs.put(DetectorSignatures.PROPOSALS, proposals);
    return inputs;
  }

  /** Windows over each picture in its own pixels, {@code [n, windows, 4]}. */
  private Operand<TFloat32> windows(ServedPictures pictures, float[][] shares) {
    Operand<TFloat32> sizes = tf.dtypes.cast(pictures.sizes(), TFloat32.class);
    Operand<TFloat32> sides = tf.gather(sizes, tf.array(1, 0, 1, 0), tf.constant(1));
    return tf.math.mul(tf.expandDims(sides, tf.constant(1)), tf.constant(shares));
  }

  /** The graph. */
  Graph graph() {
    return graph;
  }

  /** Its variables. */
  Variables variables() {
    return variables;
  }

  /**
   * Writes the SavedModel with its origin.
   *
   * @param session a session on the graph in which the variables have their values
   */
  void write(Path version, GraphSession session, Provenance provenance) throws IOException {
    writer.write(version, session);
    ModelAssets.writeOrigin(version, record.getBackbone(), provenance);
    ModelAssets.writeDetector(version, record);
    ModelAssets.writeWarmUp(version);
  }

  @Override
  public void close() {
    graph.close();
  }
}
