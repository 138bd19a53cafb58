package io.intarsia.core.savedmodel;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Makes of a published graph one that only predicts, and faster: variables become constants, and
 * batch normalisation behind a convolution becomes a factor of its kernel and a bias,
 *
 * <pre>{@code
 * gamma (k * x - mean) / sqrt(variance + epsilon) + beta  =  (s k) * x + (beta - s mean),
 * s = gamma / sqrt(variance + epsilon)
 * }</pre>
 *
 * (Jacob et al., "Quantization and Training of Neural Networks for Efficient
 * Integer-Arithmetic-Only Inference", CVPR 2018, section 3.2). TensorFlow then runs a convolution,
 * its bias, the sum of a residual block and the rectifier as one operation, and rounds the kernels
 * of a bfloat16 graph once instead of in every run.
 */
final class FrozenGraph {
  private static final AttrValue FLOAT = AttrValue.newBuilder().setType(DataType.DT_FLOAT).build();

  private final Map<String, NodeDef> nodes = new LinkedHashMap<>();
  private final Map<String, Integer> readers = new HashMap<>();
  private final Map<String, float[]> values;

  private FrozenGraph(GraphDef published, Map<String, float[]> values) {
    this.values = values;
    for (NodeDef node : published.getNodeList()) {
      put(values.containsKey(node.getName()) ? constant(node) : node);
      node.getInputList()
          .forEach(input -> readers.merge(GraphPruning.producer(input), 1, Integer::sum));
    }
  }

  /**
   * Freezes a graph.
   *
   * @param published with its variables
   * @param values of the variables, by the operation that holds them
   * @param roots operations that stay under their names, with what they depend on
   */
  static GraphDef of(GraphDef published, Map<String, float[]> values, Collection<String> roots) {
    FrozenGraph frozen = new FrozenGraph(GraphPruning.prune(published, roots), values);
    roots.forEach(root -> frozen.readers.merge(root, 1, Integer::sum));
    List.copyOf(frozen.nodes.values()).stream().filter(frozen::isFoldable).forEach(frozen::fold);
    GraphDef.Builder folded = published.toBuilder().clearNode();
    return GraphPruning.prune(folded.addAllNode(frozen.nodes.values()).build(), roots);
  }

  /** Whether a node normalises, by constants, a convolution that nothing else reads. */
  private boolean isFoldable(NodeDef node) {
    if (!node.getOp().equals("FusedBatchNormV3") || node.getAttrOrThrow("is_training").getB()) {
      return false;
    }
    NodeDef convolution = GraphPruning.producer(node, 0, nodes);
    return convolution.getOp().equals("Conv2D")
        && readers.getOrDefault(convolution.getName(), 0) == 1
        && Stream.concat(
                Stream.of(input(convolution, 1)),
                Stream.of(1, 2, 3, 4).map(place -> input(node, place)))
            .allMatch(each -> values.containsKey(each.getName()));
  }

  private void fold(NodeDef normalization) {
    NodeDef convolution = GraphPruning.producer(normalization, 0, nodes);
    NodeDef kernel = input(convolution, 1);
    float[] weights = values(kernel).clone();
    float[] gamma = values(input(normalization, 1));
    float[] bias = values(input(normalization, 2)).clone();
    float[] mean = values(input(normalization, 3));
    float[] variance = values(input(normalization, 4));
    float epsilon = normalization.getAttrOrThrow("epsilon").getF();
    int channels = gamma.length;
    for (int channel = 0; channel < channels; channel++) {
      double scale = gamma[channel] / Math.sqrt((double) variance[channel] + epsilon);
      bias[channel] = (float) (bias[channel] - scale * mean[channel]);
      for (int i = channel; i < weights.length; i += channels) {
        weights[i] = (float) (scale * weights[i]);
      }
    }
    String name = normalization.getName();
    String scaled = name + ".kernel";
    String shift = name + ".bias";
    put(constant(scaled, shapeOf(kernel), weights));
    put(constant(shift, shapeOf(input(normalization, 1)), bias));
    put(convolution.toBuilder().setInput(1, scaled).build());
    put(
        NodeDef.newBuilder()
            .setName(name)
            .setOp("BiasAdd")
            .addInput(convolution.getName())
            .addInput(shift)
            .putAttr("T", FLOAT)
            .build());
  }

  /** What a node reads, behind the identity that stands for a variable's value. */
  private NodeDef input(NodeDef node, int place) {
    NodeDef producer = GraphPruning.producer(node, place, nodes);
    return producer.getOp().equals("Identity") ? input(producer, 0) : producer;
  }

  private float[] values(NodeDef variable) {
    return Objects.requireNonNull(values.get(variable.getName()));
  }

  private void put(NodeDef node) {
    nodes.put(node.getName(), node);
  }

  private NodeDef constant(NodeDef variable) {
    return constant(
        variable.getName(), variable.getAttrOrThrow("shape").getShape(), values(variable));
  }

  private static TensorShapeProto shapeOf(NodeDef constant) {
    return constant.getAttrOrThrow("value").getTensor().getTensorShape();
  }

  private static NodeDef constant(String name, TensorShapeProto shape, float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(values);
    TensorProto tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(shape)
            .setTensorContent(ByteString.copyFrom(bytes))
            .build();
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Const")
        .putAttr("dtype", FLOAT)
        .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
        .build();
  }
}
