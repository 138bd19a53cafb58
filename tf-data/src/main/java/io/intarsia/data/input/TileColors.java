package io.intarsia.data.input;

import io.intarsia.core.image.PixelNormalization;
import io.intarsia.proto.TileNormalization;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Turns a puzzle's pixels, RGB 0 .. 255, into what the network sees: in colour, projected or grey,
 * and normalised, by one product and one sum. Several pixels are a row of the product, whose matrix
 * has the 3x3 one of a pixel along its diagonal: products and sums of rows as short as three
 * numbers take longer than the zeros.
 */
final class TileColors {
  /** Kinds of colour, as {@link #apply} takes them. */
  static final int COLOR = 0;

  static final int PROJECTED = 1;
  static final int GREY = 2;

  private static final int CHANNELS = 3;

  /** Most pixels of a row: 48 numbers are whole vectors of every instruction set. */
  private static final int MOST_PIXELS = 16;

  /** What each output channel takes of R, G and B. */
  private static final double[][] KEEP = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  /** ITU-R 601-2 luma, as PIL and torchvision make grey pictures. */
  private static final double[][] LUMA = {
    {0.299, 0.587, 0.114}, {0.299, 0.587, 0.114}, {0.299, 0.587, 0.114}
  };

  /**
   * I - a'a / aa' with a = (-1, 2, -1): removes the green-magenta axis (Doersch et al. 2015,
   * section 3; Noroozi and Favaro's released code has it rounded to four digits). Leaves 0 .. 255.
   */
  private static final double[][] PROJECT = {
    {5 / 6.0, 2 / 6.0, -1 / 6.0}, {2 / 6.0, 2 / 6.0, 2 / 6.0}, {-1 / 6.0, 2 / 6.0, 5 / 6.0}
  };

  private final TileNormalization normalization;

  TileColors(TileNormalization normalization) {
    this.normalization = normalization;
  }

  /**
   * Recolours and normalises.
   *
   * @param tiles {@code [tiles, side, side, 3]}, all known, 0 .. 255
   * @param kind a scalar: {@link #COLOR}, {@link #PROJECTED} or {@link #GREY}
   * @return the same shape
   */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> tiles, Operand<TInt32> kind) {
    boolean own = normalization == TileNormalization.PER_TILE;
    double[] scale =
        IntStream.range(0, CHANNELS)
            .mapToDouble(i -> own ? 1 : PixelNormalization.deviation(i))
            .toArray();
    int pixels = pixelsOfRow(tiles);
    Operand<TFloat32> matrices =
        tf.constant(
            new float[][][] {
              matrix(KEEP, scale, pixels),
              matrix(PROJECT, scale, pixels),
              matrix(LUMA, scale, pixels)
            });
    // BatchMatMulV3, because the bfloat16 rewrite of a training graph reaches into this function
    // and would round the pixels of a plain MatMul.
    Operand<TFloat32> rows = tf.reshape(tiles, tf.array(1, -1, CHANNELS * pixels));
    Operand<TFloat32> matrix =
        tf.gather(matrices, tf.expandDims(kind, tf.constant(0)), tf.constant(0));
    Operand<TFloat32> colored = tf.train.batchMatMul(rows, matrix, TFloat32.class);
    if (own) {
      return normalizeEach(tf, tf.reshape(colored, tf.shape(tiles)));
    }
    Operand<TFloat32> shifted = tf.nn.biasAdd(colored, tf.constant(shifts(pixels)));
    return tf.reshape(shifted, tf.shape(tiles));
  }

  /** The largest divisor of the number of pixels that a row may have. */
  private static int pixelsOfRow(Operand<TFloat32> tiles) {
    long pixels = tiles.shape().size() / CHANNELS;
    return IntStream.iterate(MOST_PIXELS, row -> row - 1)
        .filter(row -> pixels % row == 0)
        .findFirst()
        .orElseThrow();
  }

  /** Transposed, for products with rows of pixels; scaled from 0 .. 255 to deviations. */
  private static float[][] matrix(double[][] colors, double[] deviation, int pixels) {
    float[][] matrix = new float[CHANNELS * pixels][CHANNELS * pixels];
    for (int first = 0; first < matrix.length; first += CHANNELS) {
      for (int out = 0; out < CHANNELS; out++) {
        for (int in = 0; in < CHANNELS; in++) {
          matrix[first + in][first + out] = (float) (colors[out][in] / (255 * deviation[out]));
        }
      }
    }
    return matrix;
  }

  private static float[] shifts(int pixels) {
    float[] shifts = new float[CHANNELS * pixels];
    for (int i = 0; i < shifts.length; i++) {
      int channel = i % CHANNELS;
      shifts[i] =
          (float) (-PixelNormalization.mean(channel) / PixelNormalization.deviation(channel));
    }
    return shifts;
  }

  private static Operand<TFloat32> normalizeEach(Ops tf, Operand<TFloat32> tiles) {
    Operand<TInt32> sides = tf.array(1, 2);
    Operand<TFloat32> centered =
        tf.math.sub(tiles, tf.math.mean(tiles, sides, Mean.keepDims(true)));
    Operand<TFloat32> variance = tf.math.mean(tf.math.square(centered), sides, Mean.keepDims(true));
    return tf.math.div(
        centered, tf.math.add(tf.math.sqrt(variance), tf.constant(PixelNormalization.FLAT)));
  }

  /**
   * Values 0 .. 255 to show normalised pixels by; a tile's own statistics are not known any more,
   * so its mean becomes middle grey.
   *
   * @param value one normalised value
   * @param channel 0 red, 1 green, 2 blue
   */
  static int shown(TileNormalization normalization, float value, int channel) {
    double pixel =
        normalization == TileNormalization.PER_TILE
            ? 128 + 64 * value
            : 255
                * (value * PixelNormalization.deviation(channel)
                    + PixelNormalization.mean(channel));
    return (int) Math.max(0, Math.min(255, Math.round(pixel)));
  }
}
