package io.intarsia.eval.linear;

import io.intarsia.core.graph.Net;
import io.intarsia.eval.features.LayerShape;
import io.intarsia.train.engine.Objective;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The losses of all classifiers, summed. They share no variable, and the features come from outside
 * the graph, so each learns as if it were alone.
 *
 * @param heads one for each layer
 */
record ProbeObjective(List<ProbeHead> heads) implements Objective {
  static final String LABELS = "labels";

  ProbeObjective {
    heads = List.copyOf(heads);
  }

  @Override
  public Outputs build(Net net, Map<String, Operand<?>> inputs) {
    Ops tf = net.tf();
    Operand<TInt32> labels = input(inputs, LABELS).asOutput().expect(TInt32.class);
    Operand<TFloat32> sum = tf.constant(0f);
    for (ProbeHead head : heads) {
      Operand<TFloat32> logits = logits(net, head, inputs);
      Operand<TFloat32> oneHot =
          tf.oneHot(labels, tf.constant(head.classes()), tf.constant(1f), tf.constant(0f));
      Operand<TFloat32> losses = tf.nn.softmaxCrossEntropyWithLogits(logits, oneHot).loss();
      sum = tf.math.add(sum, tf.math.mean(losses, tf.constant(0)));
    }
    return new Outputs(sum, Map.of());
  }

  /** Logits of one layer's classifier, {@code [batch, classes]}. */
  static Operand<TFloat32> logits(Net net, ProbeHead head, Map<String, Operand<?>> inputs) {
    return head.build(net, input(inputs, name(head.shape())).asOutput().expect(TFloat32.class));
  }

  /** Name of a layer's features among the inputs. */
  static String name(LayerShape shape) {
    return "features/" + shape.layer();
  }

  private static Operand<?> input(Map<String, Operand<?>> inputs, String name) {
    return Objects.requireNonNull(inputs.get(name), name);
  }
}
