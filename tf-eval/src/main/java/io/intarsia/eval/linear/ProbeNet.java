package io.intarsia.eval.linear;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.train.engine.StepGraph;
import io.intarsia.train.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The classifiers of all layers in a graph of their own, fed with features. */
final class ProbeNet implements AutoCloseable {
  private final Graph graph = new Graph();
  private final List<ProbeHead> heads;
  private final Map<String, Operand<?>> inputs = new LinkedHashMap<>();
  private final StepGraph step;
  private final List<Operand<?>> logits = new ArrayList<>();
  private final GraphSession session;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the session is closed with this object
  private ProbeNet(List<ProbeHead> heads, Optimizer optimizer, long seed) {
    this.heads = List.copyOf(heads);
    Ops tf = Ops.create(graph);
    for (ProbeHead head : heads) {
      Shape shape = Shape.of(Shape.UNKNOWN_SIZE, head.shape().dimensions());
      inputs.put(
          ProbeObjective.name(head.shape()),
          tf.placeholder(TFloat32.class, Placeholder.shape(shape)));
    }
    Shape batch = Shape.of(Shape.UNKNOWN_SIZE);
    inputs.put(ProbeObjective.LABELS, tf.placeholder(TInt32.class, Placeholder.shape(batch)));
    Variables variables = new Variables(tf, seed);
    this.step =
        StepGraph.build(
            graph,
            new Net(tf, variables, Mode.TRAINING, ""),
            new ProbeObjective(heads),
            inputs,
            optimizer);
    Net judging = new Net(tf, variables, Mode.INFERENCE, "");
    heads.forEach(head -> logits.add(ProbeObjective.logits(judging, head, inputs)));
    this.session = GraphSession.open(graph, SessionOptions.defaults());
    session.run(variables.entries().stream().map(Variables.Entry::initialize).toList());
  }

  /** Untrained classifiers. */
  @MustBeClosed
  static ProbeNet of(List<ProbeHead> heads, Optimizer optimizer, long seed) {
    return new ProbeNet(heads, optimizer, seed);
  }

  /**
   * Takes one step.
   *
   * @param features {@code [batch, dimensions]}, one for each layer
   * @param labels class of each row
   * @return the sum of the losses before it
   */
  double step(List<TFloat32> features, int[] labels, double learningRate) {
    Map<Operand<?>, Tensor> feeds = feeds(features);
    try (TFloat32 rate = TFloat32.scalarOf((float) learningRate);
        TInt32 targets = TInt32.vectorOf(labels)) {
      feeds.put(step.rate(), rate);
      feeds.put(Objects.requireNonNull(inputs.get(ProbeObjective.LABELS)), targets);
      return session.fetch(
          feeds,
          step.scalars().outputs(),
          List.of(step.train()),
          result -> (double) ((TFloat32) result.get(0)).getFloat());
    }
  }

  /** Takes the logits of one layer. */
  @FunctionalInterface
  interface Sink {
    void accept(int layer, int row, float[] logits);
  }

  /** Judges rows by the running statistics. */
  void judge(List<TFloat32> features, Sink sink) {
    session.fetch(
        feeds(features),
        logits,
        List.of(),
        result -> {
          for (int layer = 0; layer < heads.size(); layer++) {
            hand(layer, (TFloat32) result.get(layer), sink);
          }
          return null;
        });
  }

  private void hand(int layer, TFloat32 values, Sink sink) {
    int classes = heads.get(layer).classes();
    var data = values.asRawTensor().data().asFloats();
    for (int row = 0; row < values.shape().get(0); row++) {
      float[] ofRow = new float[classes];
      data.offset((long) row * classes).read(ofRow);
      sink.accept(layer, row, ofRow);
    }
  }

  private Map<Operand<?>, Tensor> feeds(List<TFloat32> features) {
    Map<Operand<?>, Tensor> feeds = new HashMap<>();
    for (int layer = 0; layer < heads.size(); layer++) {
      String name = ProbeObjective.name(heads.get(layer).shape());
      feeds.put(Objects.requireNonNull(inputs.get(name)), features.get(layer));
    }
    return feeds;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
