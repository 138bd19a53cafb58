package io.intarsia.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Compares the gradients that TensorFlow builds for a function with central differences, at random
 * inputs and weights, along random directions of each of them.
 *
 * @param arithmetic number format of function and gradients
 * @param mode what the function's layers are built for
 * @param seed draws inputs, weights and directions
 */
public record GradientCheck(Arithmetic arithmetic, Mode mode, long seed) {
  private static final int DIRECTIONS = 5;

  /** A function under test, built as the models build it. */
  @FunctionalInterface
  public interface Function {
    /** Builds the function's output; its variables are checked like its inputs. */
    Operand<TFloat32> build(Net net, List<Operand<TFloat32>> inputs);
  }

  /** In double precision, which every operation with such a kernel is checked in. */
  public static GradientCheck inDouble() {
    return new GradientCheck(Arithmetic.DOUBLE, Mode.TRAINING, 1);
  }

  /** In single precision, for operations without another kernel. */
  public static GradientCheck inSingle() {
    return new GradientCheck(Arithmetic.SINGLE, Mode.TRAINING, 1);
  }

  /** For layers built for {@code mode}. */
  public GradientCheck in(Mode mode) {
    return new GradientCheck(arithmetic, mode, seed);
  }

  /** Fails unless the gradient of each input and trained variable is right. */
  public void verify(Function function, Shape... inputs) {
    assertThat(worstError(function, inputs))
        .as("worst relative error of a gradient (seed %d)", seed)
        .isLessThan(arithmetic.tolerance());
  }

  /** Fails unless some gradient is wrong: the proof that {@link #verify} would notice. */
  public void verifyWrong(Function function, Shape... inputs) {
    assertThat(worstError(function, inputs))
        .as("worst relative error of a gradient known to be wrong (seed %d)", seed)
        .isGreaterThan(0.1);
  }

  private double worstError(Function function, Shape... inputs) {
    double worst = 0;
    try (DifferentiatedFunction built = DifferentiatedFunction.build(this, function, inputs)) {
      for (int point = 0; point < built.points(); point++) {
        worst = Math.max(worst, worstError(built, point));
      }
    }
    return worst;
  }

  private double worstError(DifferentiatedFunction built, int point) {
    double[] gradient = built.gradient(point);
    double worst = 0;
    for (int i = 0; i < DIRECTIONS; i++) {
      double[] direction = built.randomDirection(point);
      double expected = arithmetic.slope(h -> built.valueAt(point, direction, h));
      double actual = DifferentiatedFunction.dot(gradient, direction);
      worst = Math.max(worst, relativeError(expected, actual));
    }
    return worst;
  }

  private static double relativeError(double expected, double actual) {
    double scale = Math.max(Math.abs(expected), Math.abs(actual));
    assertThat(scale).as("slope along a random direction").isFinite().isPositive();
    return Math.abs(expected - actual) / scale;
  }
}
