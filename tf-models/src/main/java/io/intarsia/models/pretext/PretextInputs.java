package io.intarsia.models.pretext;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TType;

/** The named tensors that a task gets from its input graph. */
final class PretextInputs {
  private PretextInputs() {}

  /**
   * The input of that name.
   *
   * @throws IllegalArgumentException if there is none, or one of another type
   */
  static <T extends TType> Operand<T> require(
      Map<String, Operand<?>> inputs, String name, Class<T> type) {
    Operand<?> input = inputs.get(name);
    if (input == null) {
      throw new IllegalArgumentException(
          "the task needs an input named '%s'; there are %s".formatted(name, inputs.keySet()));
    }
    return input.asOutput().expect(type);
  }
}
