package io.intarsia.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Gradients of a loss by a network's variables: TensorFlow's, but where a layer has said how its
 * own is found ({@link Variables#differentiate}). What TensorFlow has built for such a use then
 * leads nowhere and does not run.
 */
public final class Gradients {
  private Gradients() {}

  /**
   * Builds the gradients. Call it before the variables are used outside of the loss.
   *
   * @param loss scalar
   * @return one for each of {@link Variables#trained()}, of its shape
   * @throws IllegalStateException if some uses of a variable have a gradient of their own and
   *     others have not
   */
  public static List<Operand<TFloat32>> of(
      Graph graph, Ops tf, Operand<TFloat32> loss, Variables variables) {
    List<Variables.Entry> trained = variables.trained();
    List<Output<?>> points = new ArrayList<>();
    for (Variables.Entry entry : trained) {
      List<Variables.OwnGradient> own = variables.ownGradients(entry.name());
      own.forEach(use -> points.add(use.result().asOutput()));
      if (own.isEmpty()) {
        points.add(entry.value().asOutput());
      }
    }
    Output<?>[] slopes = graph.addGradients(loss.asOutput(), points.toArray(Output<?>[]::new));
    Iterator<Operand<TFloat32>> found =
        Arrays.stream(slopes).<Operand<TFloat32>>map(o -> o.expect(TFloat32.class)).iterator();
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (Variables.Entry entry : trained) {
      List<Operand<TFloat32>> parts = new ArrayList<>();
      variables
          .ownGradients(entry.name())
          .forEach(use -> parts.add(use.rule().apply(found.next())));
      gradients.add(
          switch (parts.size()) {
            case 0 -> found.next();
            case 1 -> parts.get(0);
            default -> tf.math.addN(parts);
          });
    }
    return gradients;
  }
}
