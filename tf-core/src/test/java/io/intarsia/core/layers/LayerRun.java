package io.intarsia.core.layers;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.testing.TensorValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A small network on fed input, run step by step. */
final class LayerRun implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Net net;
  private final Placeholder<TFloat32> input;
  private final Placeholder<TInt64> position;
  private final Operand<TFloat32> output;
  private final List<Op> updates;
  private final GraphSession session;

  /** What is built on the input and the position of a step. */
  @FunctionalInterface
  interface Builder {
    Operand<TFloat32> build(Net net, Operand<TFloat32> input, Operand<TInt64> position);
  }

  @SuppressWarnings("MustBeClosedChecker") // closed by close()
  LayerRun(Mode mode, Shape shape, Builder builder) {
    Ops tf = Ops.create(graph);
    net = new Net(tf, new Variables(tf, 3), mode, "");
    input = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    position = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    output = tf.identity(builder.build(net, input, position));
    updates = net.variables().deferredUpdates().stream().map(update -> update.build(tf)).toList();
    session = GraphSession.open(graph, SessionOptions.defaults());
    List<Op> initializers = new ArrayList<>();
    net.variables().entries().forEach(entry -> initializers.add(entry.initialize()));
    if (!initializers.isEmpty()) {
      session.run(initializers);
    }
  }

  /** Output for one input. */
  float[] output(long step, float... values) {
    return run(values, step, Map.of(), output, List.of());
  }

  /** Runs the deferred updates after one input. */
  void update(float... values) {
    run(values, 0, Map.of(), output, updates);
  }

  /** As {@link #update}, with the averaging rate of a calibration. */
  void calibrate(float rate, float... values) {
    try (TFloat32 fed = TFloat32.scalarOf(rate)) {
      run(values, 0, Map.of(net.variables().averagingRate(), fed), output, updates);
    }
  }

  /** Value of a variable. */
  float[] variable(String name) {
    Variables.Entry entry = net.variables().find(name);
    if (entry == null) {
      throw new AssertionError("no variable " + name);
    }
    return session.fetch(
        Map.of(), List.of(entry.variable()), List.of(), r -> TensorValues.floats(r.get(0)));
  }

  private float[] run(
      float[] values,
      long step,
      Map<Placeholder<?>, TFloat32> more,
      Operand<TFloat32> fetched,
      List<Op> targets) {
    try (TFloat32 fed = TFloat32.tensorOf(input.shape(), DataBuffers.of(values));
        TInt64 at = TInt64.scalarOf(step)) {
      Map<Operand<?>, Tensor> feeds = new HashMap<>(more);
      feeds.put(input, fed);
      feeds.put(position, at);
      return session.fetch(feeds, List.of(fetched), targets, r -> TensorValues.floats(r.get(0)));
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
