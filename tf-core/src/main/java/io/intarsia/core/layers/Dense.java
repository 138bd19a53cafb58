package io.intarsia.core.layers;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.VariableRole;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Fully connected layer. Variables: {@code kernel}, {@code [features, units]}, and {@code bias} if
 * there is one.
 *
 * @param units features of the output
 * @param weights initial kernel
 * @param bias initial bias, or null for none
 */
public record Dense(int units, Initializer weights, @Nullable Initializer bias) {

  /** Refuses a layer without units. */
  public Dense {
    if (units < 1) {
      throw new IllegalArgumentException("a layer needs at least one unit, got " + units);
    }
  }

  /**
   * Builds the layer at {@code net}'s place.
   *
   * @param vectors {@code [batch, features]}; features must be known
   * @return {@code [batch, units]}
   */
  public Operand<TFloat32> build(Net net, Operand<TFloat32> vectors) {
    Operand<TFloat32> kernel =
        net.variables()
            .get(
                net.nameOf("kernel"),
                Shape.of(vectors.shape().get(1), units),
                VariableRole.KERNEL,
                weights);
    Operand<TFloat32> product = net.tf().linalg.matMul(vectors, kernel);
    if (bias == null) {
      return product;
    }
    Operand<TFloat32> terms =
        net.variables().get(net.nameOf("bias"), Shape.of(units), VariableRole.BIAS, bias);
    return net.tf().nn.biasAdd(product, terms);
  }
}
