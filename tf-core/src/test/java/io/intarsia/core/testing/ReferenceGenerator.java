package io.intarsia.core.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.zip.CRC32;

/**
 * The parameters and inputs of the reference files, by the rule that {@code resnet50.json} states:
 * a linear congruential sequence that starts at the checksum of the tensor's name.
 *
 * @param seed the reference file's own seed
 */
public record ReferenceGenerator(long seed) {
  private static final long MODULUS_MASK = 0xFFFFFFFFL;

  /**
   * Values of a parameter in row-major order of PyTorch's layout ({@code [out, in, height, width]}
   * or {@code [out, in]}).
   *
   * @param name PyTorch's name, such as {@code layer1.0.bn1.running_var}
   * @param dimensions PyTorch's shape
   */
  public float[] parameter(String name, long... dimensions) {
    int count = Math.toIntExact(Arrays.stream(dimensions).reduce(1, Math::multiplyExact));
    return sequence(name, count, rule(name, dimensions, count));
  }

  private static DoubleUnaryOperator rule(String name, long[] dimensions, int count) {
    if (dimensions.length > 1) {
      double gain = dimensions.length == 4 ? 2 : 1;
      double fanIn = (double) count / dimensions[0];
      double scale = Math.sqrt(12) * Math.sqrt(gain / fanIn);
      return u -> u * scale;
    }
    boolean scale = name.endsWith("weight") || name.endsWith("running_var");
    return scale ? u -> 1 + 0.5 * u : u -> 0.2 * u;
  }

  /** Values of an input tensor, uniform over [-2, 2). */
  public float[] input(String name, int count) {
    return sequence(name, count, u -> 4 * u);
  }

  /** Values of a gradient from above, uniform over [-0.5, 0.5): the sequence itself. */
  public float[] upstream(String name, int count) {
    return sequence(name, count, u -> u);
  }

  private float[] sequence(String name, int count, DoubleUnaryOperator rule) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    long state = (crc.getValue() ^ seed) & MODULUS_MASK;
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      state = (1664525L * state + 1013904223L) & MODULUS_MASK;
      values[i] = (float) rule.applyAsDouble(state / (double) (MODULUS_MASK + 1) - 0.5);
    }
    return values;
  }
}
