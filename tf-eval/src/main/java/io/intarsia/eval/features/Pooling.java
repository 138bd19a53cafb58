package io.intarsia.eval.features;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** How a layer's map becomes a feature vector of about 9,000 numbers: averages over a grid. */
sealed interface Pooling {

  /** Averages along each side of the result. */
  int grid();

  /** The rule with its numbers. */
  String words();

  /**
   * Pools.
   *
   * @param map {@code [n, side, side, channels]}
   * @return {@code [n, grid, grid, channels]}
   */
  Operand<TFloat32> build(Ops tf, Operand<TFloat32> map);

  /**
   * Average pooling with a fixed kernel; padded zeros count, as PyTorch's do by default.
   *
   * @param side side of the map
   * @param size side of the kernel
   * @param stride distance of two kernels
   * @param padding zeros on each edge of the map
   */
  record FixedKernel(int side, int size, int stride, int padding) implements Pooling {
    @Override
    public int grid() {
      return (side + 2 * padding - size) / stride + 1;
    }

    @Override
    public String words() {
      return "%dx%d, kernel %d, stride %d, padding %d, zeros counted"
          .formatted(side, side, size, stride, padding);
    }

    @Override
    public Operand<TFloat32> build(Ops tf, Operand<TFloat32> map) {
      int[][] widths = {{0, 0}, {padding, padding}, {padding, padding}, {0, 0}};
      return tf.nn.avgPool(
          tf.pad(map, tf.constant(widths), tf.constant(0f)),
          List.of(1L, (long) size, (long) size, 1L),
          List.of(1L, (long) stride, (long) stride, 1L),
          "VALID");
    }
  }

  /**
   * Average pooling to a grid of bins that cover the map evenly: bin i of g goes from floor(i n /
   * g) to ceil((i + 1) n / g), as in PyTorch's adaptive pooling. Bins may overlap by a row.
   *
   * @param side side n of the map
   * @param grid bins g along a side, at most n
   */
  record Adaptive(int side, int grid) implements Pooling {
    /** Refuses more bins than rows. */
    public Adaptive {
      if (grid < 1 || grid > side) {
        throw new IllegalArgumentException("%d bins along %d rows".formatted(grid, side));
      }
    }

    @Override
    public String words() {
      return "%dx%d, %d adaptive bins a side".formatted(side, side, grid);
    }

    @Override
    public Operand<TFloat32> build(Ops tf, Operand<TFloat32> map) {
      if (grid == side) {
        return map;
      }
      // A bin is a rectangle, so its average is the average of averages along each axis.
      Operand<TFloat32> averages = tf.constant(Shape.of(grid, side), DataBuffers.of(averages()));
      Operand<TFloat32> rows = tf.linalg.einsum(List.of(averages, map), "gh,nhwc->ngwc");
      return tf.linalg.einsum(List.of(averages, rows), "kw,ngwc->ngkc");
    }

    private float[] averages() {
      float[] weights = new float[grid * side];
      for (int bin = 0; bin < grid; bin++) {
        int begin = bin * side / grid;
        int end = ((bin + 1) * side + grid - 1) / grid;
        for (int row = begin; row < end; row++) {
          weights[bin * side + row] = 1f / (end - begin);
        }
      }
      return weights;
    }
  }
}
