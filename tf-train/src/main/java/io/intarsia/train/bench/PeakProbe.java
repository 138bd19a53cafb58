package io.intarsia.train.bench;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The most that this machine computes with given threads and number format: the better of a large
 * convolution and a large matrix product, each at its fastest of several runs.
 */
final class PeakProbe {
  private static final int RUNS = 4;

  private PeakProbe() {}

  /** Floating-point operations per second. */
  static double measure(SessionOptions options) {
    return Math.max(measure(options, PeakProbe::convolution), measure(options, PeakProbe::product));
  }

  @FunctionalInterface
  private interface Work {
    Operand<TFloat32> build(Ops tf, Variables variables);
  }

  private static double measure(SessionOptions options, Work work) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf, 0);
      // What is fetched keeps its number format, and work that nobody reads is not done: so an
      // operation behind the work is fetched.
      Operand<TFloat32> first = first(tf, work.build(tf, variables));
      double operations = FlopCount.of(graph, first);
      try (GraphSession session = GraphSession.open(graph, options)) {
        session.run(variables.entries().stream().map(Variables.Entry::initialize).toList());
        return operations / fastest(session, first);
      }
    }
  }

  private static Operand<TFloat32> first(Ops tf, Operand<TFloat32> result) {
    int dimensions = result.shape().numDimensions();
    return tf.slice(
        result,
        tf.fill(tf.array(dimensions), tf.constant(0)),
        tf.fill(tf.array(dimensions), tf.constant(1)));
  }

  private static double fastest(GraphSession session, Operand<TFloat32> result) {
    double seconds = Double.POSITIVE_INFINITY;
    for (int run = 0; run <= RUNS; run++) {
      long begun = System.nanoTime();
      session.fetch(Map.of(), List.of(result), List.of(), read -> null);
      // The first run also compiles the kernel; it is never the fastest.
      seconds = Math.min(seconds, (System.nanoTime() - begun) / 1e9);
    }
    return seconds;
  }

  private static Operand<TFloat32> convolution(Ops tf, Variables variables) {
    Operand<TFloat32> maps = noise(variables, "maps", Shape.of(32, 56, 56, 256));
    Operand<TFloat32> kernel = noise(variables, "kernel", Shape.of(3, 3, 256, 256));
    return tf.nn.conv2d(maps, kernel, List.of(1L, 1L, 1L, 1L), "SAME");
  }

  private static Operand<TFloat32> product(Ops tf, Variables variables) {
    Operand<TFloat32> left = noise(variables, "left", Shape.of(4096, 4096));
    Operand<TFloat32> right = noise(variables, "right", Shape.of(4096, 4096));
    return tf.linalg.matMul(left, right);
  }

  private static Operand<TFloat32> noise(Variables variables, String name, Shape shape) {
    return variables.get(name, shape, VariableRole.KERNEL, new Initializer.Gaussian(1));
  }
}
