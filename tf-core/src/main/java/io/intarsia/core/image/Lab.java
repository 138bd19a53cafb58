package io.intarsia.core.image;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * CIE L*a*b* of sRGB pixels and back, in graph: D65, 2 degree observer, the numbers of scikit-image
 * (IEC 61966-2-1 for the gamma; the matrix to six digits, because the usual four put ab off by
 * 0.02).
 *
 * <p>L is 0 to 100; a (green to red) and b (blue to yellow) of sRGB lie in -108 to 99. Whatever
 * averages pixels, such as a resize, must come after {@link #fromRgb}: the way to Lab is not
 * linear.
 */
public final class Lab {
  /** Taken off L before a network sees it (Zhang et al.'s released code). */
  public static final int MIDDLE_L = 50;

  /** Linear RGB to XYZ. */
  private static final double[][] TO_XYZ = {
    {0.412453, 0.357580, 0.180423}, {0.212671, 0.715160, 0.072169}, {0.019334, 0.119193, 0.950227}
  };

  /** XYZ of the D65 white. */
  private static final double[] WHITE = {0.95047, 1, 1.08883};

  /** XYZ to linear RGB: the inverse of {@link #TO_XYZ}. */
  private static final double[][] FROM_XYZ = inverse(TO_XYZ);

  /** L, a, b of the compressed XYZ, less L's -16. */
  private static final double[][] OPPONENT = {{0, 116, 0}, {500, -500, 0}, {0, 200, -200}};

  private static final double[][] FROM_OPPONENT = inverse(OPPONENT);

  private static final float DARKEST_L = -16;

  /** Below this share of white, lightness is linear in the intensity (CIE 15). */
  private static final float LINEAR_SHARE = 0.008856f;

  private static final float LINEAR_SLOPE = 7.787f;
  private static final float LINEAR_OFFSET = 16 / 116f;

  private static final float GAMMA = 2.4f;
  private static final float GAMMA_OFFSET = 0.055f;
  private static final float GAMMA_SLOPE = 12.92f;

  /**
   * Where the gamma curve turns linear: of encoded values, and of the intensities they stand for.
   */
  private static final float LINEAR_ENCODED = 0.04045f;

  private static final float LINEAR_INTENSITY = 0.0031308f;

  private Lab() {}

  /**
   * Lab of pixels.
   *
   * @param rgb {@code [..., 3]}, sRGB, 0 to 255; need not be whole numbers
   * @return the same shape
   */
  public static Operand<TFloat32> fromRgb(Ops tf, Operand<TFloat32> rgb) {
    Operand<TFloat32> encoded =
        tf.math.mul(tf.reshape(rgb, tf.array(1, -1, 3)), tf.constant(1 / 255f));
    Operand<TFloat32> intensity =
        curveAndLine(
            tf,
            encoded,
            new Joint(LINEAR_ENCODED, 1 / GAMMA_SLOPE),
            above ->
                power(
                    tf,
                    tf.math.add(
                        tf.math.mul(above, tf.constant(1 / (1 + GAMMA_OFFSET))),
                        tf.constant(GAMMA_OFFSET / (1 + GAMMA_OFFSET))),
                    GAMMA));
    Operand<TFloat32> compressed =
        curveAndLine(
            tf,
            product(tf, intensity, scaleRows(TO_XYZ, WHITE)),
            new Joint(LINEAR_SHARE, LINEAR_SLOPE),
            above -> power(tf, above, 1 / 3f));
    Operand<TFloat32> lab =
        tf.math.add(product(tf, compressed, OPPONENT), tf.constant(new float[] {DARKEST_L, 0, 0}));
    return tf.reshape(lab, tf.shape(rgb));
  }

  /**
   * Pixels of Lab colours; those that no screen can show are clipped, channel by channel.
   *
   * @param lab {@code [..., 3]}
   * @return the same shape; sRGB, 0 to 255, not rounded
   */
  public static Operand<TFloat32> toRgb(Ops tf, Operand<TFloat32> lab) {
    Operand<TFloat32> colors =
        tf.math.sub(
            tf.reshape(lab, tf.array(1, -1, 3)), tf.constant(new float[] {DARKEST_L, 0, 0}));
    Operand<TFloat32> compressed = product(tf, colors, FROM_OPPONENT);
    Operand<TFloat32> shares =
        curveAndLine(
            tf,
            compressed,
            new Joint(LINEAR_SHARE * LINEAR_SLOPE + LINEAR_OFFSET, 1 / LINEAR_SLOPE),
            above -> tf.math.mul(above, tf.math.square(above)));
    Operand<TFloat32> encoded =
        curveAndLine(
            tf,
            product(tf, shares, scaleColumns(FROM_XYZ, WHITE)),
            new Joint(LINEAR_INTENSITY, GAMMA_SLOPE),
            above ->
                tf.math.sub(
                    tf.math.mul(power(tf, above, 1 / GAMMA), tf.constant(1 + GAMMA_OFFSET)),
                    tf.constant(GAMMA_OFFSET)));
    Operand<TFloat32> shown =
        tf.clipByValue(tf.math.mul(encoded, tf.constant(255f)), tf.constant(0f), tf.constant(255f));
    return tf.reshape(shown, tf.shape(lab));
  }

  /**
   * Where a curve ends and a line goes on below it.
   *
   * @param at where they meet
   * @param slope of the line
   */
  private record Joint(float at, float slope) {}

  /**
   * The curve above the joint, the line below, without a selection, which would cost as much as all
   * the rest: what a value lacks to the joint goes down the line. By the published constants curve
   * and line miss each other by less than 1e-6 at the joint; here they meet.
   */
  private static Operand<TFloat32> curveAndLine(
      Ops tf, Operand<TFloat32> values, Joint joint, UnaryOperator<Operand<TFloat32>> curve) {
    Operand<TFloat32> above = tf.math.maximum(values, tf.constant(joint.at()));
    Operand<TFloat32> below = tf.math.mul(tf.math.sub(values, above), tf.constant(joint.slope()));
    return tf.math.add(curve.apply(above), below);
  }

  /** Powers of positive numbers: logarithm and exponential are several times faster than Pow. */
  private static Operand<TFloat32> power(Ops tf, Operand<TFloat32> base, float exponent) {
    return tf.math.exp(tf.math.mul(tf.math.log(base), tf.constant(exponent)));
  }

  /**
   * The matrix times each pixel of {@code [1, pixels, 3]}. BatchMatMulV3, because the bfloat16
   * rewrite of a training graph would round the pixels of a plain MatMul.
   */
  private static Operand<TFloat32> product(Ops tf, Operand<TFloat32> pixels, double[][] matrix) {
    float[][] transposed = new float[3][3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        transposed[column][row] = (float) matrix[row][column];
      }
    }
    return tf.train.batchMatMul(pixels, tf.constant(new float[][][] {transposed}), TFloat32.class);
  }

  private static double[][] scaleRows(double[][] matrix, double[] divisors) {
    double[][] scaled = new double[3][3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        scaled[row][column] = matrix[row][column] / divisors[row];
      }
    }
    return scaled;
  }

  private static double[][] scaleColumns(double[][] matrix, double[] factors) {
    double[][] scaled = new double[3][3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        scaled[row][column] = matrix[row][column] * factors[column];
      }
    }
    return scaled;
  }

  /** By cofactors; their signs come from taking rows and columns in a circle. */
  private static double[][] inverse(double[][] m) {
    double[][] cofactors = new double[3][3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        int r1 = (row + 1) % 3;
        int r2 = (row + 2) % 3;
        int c1 = (column + 1) % 3;
        int c2 = (column + 2) % 3;
        cofactors[row][column] = m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
      }
    }
    double determinant =
        m[0][0] * cofactors[0][0] + m[0][1] * cofactors[0][1] + m[0][2] * cofactors[0][2];
    double[][] inverse = new double[3][3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        inverse[column][row] = cofactors[row][column] / determinant;
      }
    }
    return inverse;
  }
}
