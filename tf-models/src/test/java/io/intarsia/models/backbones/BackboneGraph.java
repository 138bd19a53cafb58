package io.intarsia.models.backbones;

import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.Variables;
import io.intarsia.proto.BackboneConfig;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A backbone in a graph of its own. */
final class BackboneGraph implements AutoCloseable {
  /** AlexNet's conv1 with stride 4 leaves 1x1 of them at pool5. */
  static final Shape SMALLEST_IMAGES = Shape.of(2, 96, 96, 3);

  private final Graph graph = new Graph();
  private final Variables variables;
  private final Placeholder<TFloat32> images;
  private final Map<String, Operand<TFloat32>> outputs;

  BackboneGraph(BackboneConfig config, Mode mode, Shape shape) {
    Ops tf = Ops.create(graph);
    variables = new Variables(tf, 5);
    images = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    outputs = Backbones.create(config).build(new Net(tf, variables, mode, ""), images);
  }

  /** For inference on the smallest images that every backbone takes. */
  static BackboneGraph forInference(BackboneConfig config) {
    return new BackboneGraph(config, Mode.INFERENCE, SMALLEST_IMAGES);
  }

  Graph graph() {
    return graph;
  }

  Variables variables() {
    return variables;
  }

  Placeholder<TFloat32> images() {
    return images;
  }

  Map<String, Operand<TFloat32>> outputs() {
    return outputs;
  }

  /** Gradients of the sum of an output by the trained variables. */
  Output<?>[] gradients(Operand<TFloat32> output) {
    return graph.addGradients(
        output.asOutput(),
        variables.trained().stream().map(e -> e.value().asOutput()).toArray(Output<?>[]::new));
  }

  @Override
  public void close() {
    graph.close();
  }
}
