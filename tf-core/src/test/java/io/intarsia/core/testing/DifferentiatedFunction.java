package io.intarsia.core.testing;

import io.intarsia.core.graph.Gradients;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A function with its gradients, at a random point: inputs, weights and statistics are all fed. Its
 * value is the inner product of the function's output with random weights.
 */
final class DifferentiatedFunction implements AutoCloseable {
  private final Arithmetic arithmetic;
  private final Random random;
  private final Graph single;
  private final Graph graph;
  private final GraphSession session;
  private final Operand<?> output;
  private final Fed upstream;
  private final List<Fed> points;
  private final List<Fed> constants;
  private final List<Operand<?>> gradients;

  /** A tensor that is fed, and its value at the point. */
  private record Fed(Operand<?> operand, List<Double> value) {
    double[] array() {
      return value.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  static DifferentiatedFunction build(
      GradientCheck check, GradientCheck.Function function, Shape... inputs) {
    Graph graph = new Graph();
    try {
      return new DifferentiatedFunction(check, graph, function, inputs);
    } catch (RuntimeException | Error e) {
      graph.close();
      throw e;
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // closed by close()
  private DifferentiatedFunction(
      GradientCheck check, Graph single, GradientCheck.Function function, Shape... inputs) {
    arithmetic = check.arithmetic();
    random = new Random(check.seed());
    Ops tf = Ops.create(single);
    Variables variables = new Variables(tf, check.seed());
    List<Operand<TFloat32>> placeholders = new ArrayList<>();
    for (Shape shape : inputs) {
      placeholders.add(tf.placeholder(TFloat32.class, Placeholder.shape(shape)));
    }
    Operand<TFloat32> built =
        function.build(new Net(tf, variables, check.mode(), ""), placeholders);
    Operand<TFloat32> weights = tf.placeholder(TFloat32.class, Placeholder.shape(built.shape()));
    Operand<TFloat32> value = tf.reduceSum(tf.math.mul(built, weights), axes(tf, built));
    List<Operand<TFloat32>> differentiated = new ArrayList<>(placeholders);
    variables.trained().forEach(entry -> differentiated.add(entry.value()));
    List<Operand<?>> slopes =
        new ArrayList<>(
            List.of(
                single.addGradients(
                    value.asOutput(),
                    placeholders.stream().map(Operand::asOutput).toArray(Output<?>[]::new))));
    slopes.addAll(Gradients.of(single, tf, value, variables));
    this.single = single;
    graph = inArithmetic(single);
    session = GraphSession.open(graph, SessionOptions.defaults());
    initialize(variables);
    output = here(built);
    upstream = normal(weights);
    points = differentiated.stream().map(this::normal).toList();
    constants =
        variables.entries().stream()
            .filter(entry -> entry.role() == VariableRole.STATISTIC)
            .map(entry -> positive(entry.value()))
            .toList();
    gradients = slopes.stream().<Operand<?>>map(this::here).toList();
  }

  private static Operand<TInt32> axes(Ops tf, Operand<TFloat32> built) {
    return tf.range(tf.constant(0), tf.rank(built), tf.constant(1));
  }

  /** All variables are fed, but constant folding leaves control edges to their reads. */
  private void initialize(Variables variables) {
    for (Variables.Entry entry : variables.entries()) {
      session.run(List.of(graph.outputOrThrow(entry.initialize().op().name() + ":0")));
    }
  }

  private Graph inArithmetic(Graph single) {
    if (arithmetic == Arithmetic.SINGLE) {
      return single;
    }
    Graph doubled = new Graph();
    doubled.importGraphDef(DoublePrecision.rewrite(single.toGraphDef()));
    return doubled;
  }

  private Operand<?> here(Operand<?> operand) {
    Output<?> found = operand.asOutput();
    return graph.outputOrThrow(found.op().name() + ":" + found.index());
  }

  private Fed normal(Operand<?> operand) {
    return new Fed(here(operand), gaussians(operand.shape().size()).boxed().toList());
  }

  /** A running mean or variance: uniform over [0.5, 1.5). */
  private Fed positive(Operand<?> operand) {
    long count = operand.shape().size();
    return new Fed(here(operand), random.doubles(count, 0.5, 1.5).boxed().toList());
  }

  private DoubleStream gaussians(long count) {
    return DoubleStream.generate(random::nextGaussian).limit(count);
  }

  int points() {
    return points.size();
  }

  double[] randomDirection(int point) {
    return gaussians(points.get(point).value().size()).toArray();
  }

  /** Gradient of the value by one input or variable. */
  double[] gradient(int point) {
    return run(gradients.get(point), point, points.get(point).array());
  }

  /** Value where one input or variable is moved by {@code step} along {@code direction}. */
  double valueAt(int point, double[] direction, double step) {
    double[] moved = points.get(point).array();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += step * direction[i];
    }
    return dot(run(output, point, moved), upstream.array());
  }

  private double[] run(Operand<?> fetched, int movedPoint, double[] moved) {
    Map<Operand<?>, Tensor> feeds = new HashMap<>();
    try {
      for (int i = 0; i < points.size(); i++) {
        feed(feeds, points.get(i), i == movedPoint ? moved : points.get(i).array());
      }
      constants.forEach(fed -> feed(feeds, fed, fed.array()));
      feed(feeds, upstream, upstream.array());
      return session.fetch(
          feeds, List.of(fetched), List.of(), result -> arithmetic.values(result.get(0)));
    } finally {
      feeds.values().forEach(Tensor::close);
    }
  }

  private void feed(Map<Operand<?>, Tensor> feeds, Fed fed, double[] value) {
    feeds.put(fed.operand(), arithmetic.tensor(fed.operand().shape(), value));
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
    single.close();
  }
}
