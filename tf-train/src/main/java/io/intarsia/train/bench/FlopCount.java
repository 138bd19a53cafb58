package io.intarsia.train.bench;

import java.util.HashSet;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;

/**
 * Floating-point operations of convolutions and matrix products, forward and backward, in one run
 * of an operation and all that it waits for; a multiply-add counts two. Everything else in a
 * network is small beside them.
 */
final class FlopCount {
  private FlopCount() {}

  static long of(Graph graph, Op target) {
    Set<GraphOperation> operations = new HashSet<>();
    GraphOperation last = (GraphOperation) target.op();
    operations.add(last);
    operations.addAll(graph.subgraphToOps(Set.of(last)));
    return operations.stream().mapToLong(FlopCount::of).sum();
  }

  private static long of(GraphOperation operation) {
    return switch (operation.type()) {
      case "Conv2D" -> convolution(output(operation), input(operation, 1));
      case "Conv2DBackpropInput" -> convolution(input(operation, 2), input(operation, 1));
      case "Conv2DBackpropFilter" -> convolution(input(operation, 2), output(operation));
      case "MatMul" -> product(operation);
      default -> 0;
    };
  }

  /**
   * Of a convolution or either of its gradients.
   *
   * @param maps what it puts out: {@code [batch, height, width, outputs]}
   * @param kernel {@code [height, width, inputs, outputs]}
   */
  private static long convolution(Shape maps, Shape kernel) {
    return 2 * known(maps) * kernel.get(0) * kernel.get(1) * kernel.get(2);
  }

  private static long product(GraphOperation operation) {
    boolean transposed = operation.attributes().getAttrBool("transpose_a");
    long inner = input(operation, 0).get(transposed ? 0 : 1);
    return 2 * known(output(operation)) * inner;
  }

  private static Shape input(GraphOperation operation, int index) {
    return operation.input(index).shape();
  }

  private static Shape output(GraphOperation operation) {
    return operation.output(0).shape();
  }

  private static long known(Shape shape) {
    if (shape.hasUnknownDimension()) {
      throw new IllegalArgumentException("cannot count operations on a shape of " + shape);
    }
    return shape.size();
  }
}
