package io.intarsia.models;

import io.intarsia.core.graph.Gradients;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.testing.ReferenceGenerator;
import io.intarsia.core.testing.TensorValues;
import io.intarsia.models.backbones.TorchLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A network on fed images, with the weights that the reference files' generator gives it. */
public final class ReferenceRun implements AutoCloseable {
  private final ReferenceGenerator generator;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Variables variables = new Variables(tf, 0);
  private final Net net;
  private final Placeholder<TFloat32> images;
  private final float[] pixels;
  private final SessionOptions options;

  /**
   * An empty network.
   *
   * @param images shape of the fed images; their values are the generator's {@code input}
   */
  public ReferenceRun(long seed, Mode mode, Shape images, SessionOptions options) {
    this.generator = new ReferenceGenerator(seed);
    this.net = new Net(tf, variables, mode, "");
    this.images = tf.placeholder(TFloat32.class, Placeholder.shape(images));
    this.pixels = generator.input("input", Math.toIntExact(images.size()));
    this.options = options;
  }

  /** Where the network is built. */
  public Net net() {
    return net;
  }

  /** The fed images. */
  public Operand<TFloat32> images() {
    return images;
  }

  /** Gradients of a loss by the trained variables, in their order. */
  public List<Operand<TFloat32>> gradients(Operand<TFloat32> loss) {
    return Gradients.of(graph, tf, loss, variables);
  }

  /** Opens a session and fills every variable but those of the optimiser, which become zero. */
  @SuppressWarnings("MustBeClosed") // the caller closes it
  public Step start(UnaryOperator<String> torchNames) {
    Map<Placeholder<TFloat32>, TFloat32> values = new HashMap<>();
    List<Op> assignments = new ArrayList<>();
    for (Variables.Entry entry : variables.entries()) {
      Placeholder<TFloat32> value =
          tf.placeholder(TFloat32.class, Placeholder.shape(entry.shape()));
      assignments.add(tf.assign(entry.variable(), value));
      float[] filled = filled(entry, torchNames);
      values.put(value, TFloat32.tensorOf(entry.shape(), DataBuffers.of(filled)));
    }
    Step step = new Step(GraphSession.open(graph, options));
    step.session.run(values, assignments);
    values.values().forEach(Tensor::close);
    return step;
  }

  private float[] filled(Variables.Entry entry, UnaryOperator<String> torchNames) {
    if (!entry.role().isPublished()) {
      return new float[Math.toIntExact(entry.shape().size())];
    }
    String name = torchNames.apply(entry.name());
    float[] torch = generator.parameter(name, TorchLayout.shape(entry.shape()).asArray());
    return TorchLayout.fromTorch(torch, entry.shape());
  }

  /** Opens a session and gives every variable its initial value. */
  @SuppressWarnings("MustBeClosed") // the caller closes it
  public Step startFromInitialValues() {
    List<Op> initializers = new ArrayList<>();
    variables.entries().forEach(entry -> initializers.add(entry.initialize()));
    Step step = new Step(GraphSession.open(graph, options));
    step.session.run(initializers);
    return step;
  }

  /** An open session that runs the network step by step. */
  public final class Step implements AutoCloseable {
    private final GraphSession session;

    private Step(GraphSession session) {
      this.session = session;
    }

    /** Runs one step and reads tensors. */
    public List<float[]> run(List<? extends Operand<?>> fetched, List<? extends Op> targets) {
      try (TFloat32 fed = TFloat32.tensorOf(images.shape(), DataBuffers.of(pixels))) {
        return session.fetch(
            Map.of(images, fed),
            fetched,
            targets,
            result -> {
              List<float[]> values = new ArrayList<>();
              for (int i = 0; i < fetched.size(); i++) {
                values.add(TensorValues.floats(result.get(i)));
              }
              return values;
            });
      }
    }

    @Override
    public void close() {
      session.close();
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
