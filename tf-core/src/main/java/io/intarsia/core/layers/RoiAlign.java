package io.intarsia.core.layers;

import io.intarsia.core.graph.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A square map for each region of interest (He et al. 2017, "Mask R-CNN", section 3): the region is
 * cut into {@code side} x {@code side} bins, each the mean of 2x2 bilinear samples, without
 * rounding to cells. Equal to torchvision's {@code roi_align} with {@code sampling_ratio} 2 and
 * {@code aligned}. RoIPool of the older networks rounds every region to whole cells of 16 pixels,
 * which costs small objects precision, and takes a maximum that no TensorFlow operation offers.
 *
 * <p>What a cell weighs in a bin is what its row weighs times what its column does. So all bins are
 * one product of matrices along the rows and one along the columns, and so is their gradient: no
 * sample is made, nothing is scattered. {@code CropAndResize} would make the samples, but where
 * results are to be exact its gradient uses one thread on a processor and refuses a GPU.
 *
 * @param side bins along a side of the result
 * @param stride pixels of the picture for one cell of the map
 */
public record RoiAlign(int side, int stride) {
  private static final int SAMPLES = 2;

  /** Refuses sizes below one. */
  public RoiAlign {
    if (side < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "side and stride must be at least 1, got %d and %d".formatted(side, stride));
    }
  }

  /**
   * Builds the layer.
   *
   * @param map {@code [batch, height, width, channels]}
   * @param boxes {@code [regions, 4]}: left, top, right and bottom in pixels of the picture, from
   *     its corner; no gradient comes here
   * @param pictures which picture of the batch each region lies in, {@code [regions]}
   * @return {@code [regions, side, side, channels]}
   */
  public Operand<TFloat32> build(
      Net net, Operand<TFloat32> map, Operand<TFloat32> boxes, Operand<TInt32> pictures) {
    Ops tf = net.tf();
    Operand<TInt32> shape = tf.shape(map);
    Operand<TInt32> batch = tf.gather(shape, tf.constant(0), tf.constant(0));
    Operand<TInt32> height = tf.gather(shape, tf.constant(1), tf.constant(0));
    Operand<TInt32> width = tf.gather(shape, tf.constant(2), tf.constant(0));
    Operand<TInt32> channels = tf.gather(shape, tf.constant(3), tf.constant(0));
    List<Operand<TFloat32>> edges =
        Corners.of(tf, tf.stopGradient(tf.math.div(boxes, tf.constant((float) stride))));
    // The pictures' rows stand below each other: a region weighs those of its own.
    Operand<TInt32> allRows = tf.math.mul(batch, height);
    Operand<TFloat32> firstRows = tf.dtypes.cast(tf.math.mul(pictures, height), TFloat32.class);
    Operand<TFloat32> down =
        tf.math.add(
            samples(tf, edges.get(1), edges.get(3), height),
            tf.expandDims(firstRows, tf.constant(1)));
    Operand<TFloat32> across = samples(tf, edges.get(0), edges.get(2), width);
    Operand<TInt32> any = tf.constant(-1);
    Operand<TInt32> bins = tf.constant(side);
    Operand<TFloat32> bands =
        product(
            tf,
            tf.reshape(weights(tf, down, allRows), tf.stack(List.of(any, allRows))),
            tf.reshape(map, tf.stack(List.of(allRows, tf.math.mul(width, channels)))));
    Operand<TFloat32> cut =
        product(
            tf,
            tf.expandDims(weights(tf, across, width), tf.constant(1)),
            tf.reshape(bands, tf.stack(List.of(any, bins, width, channels))));
    long depth = map.shape().get(3);
    return depth < 0 ? cut : tf.reshape(cut, tf.constant(new long[] {-1, side, side, depth}));
  }

  /**
   * Places of the samples along one axis. One that lies more than a cell outside of the map counts
   * nothing: it is put where no cell is near.
   *
   * @param low near edges in cells, {@code [regions, 1]}
   * @param high far edges
   * @param length cells of the map
   * @return in cells, whose centres are whole numbers, {@code [regions, side * SAMPLES]}
   */
  private Operand<TFloat32> samples(
      Ops tf, Operand<TFloat32> low, Operand<TFloat32> high, Operand<TInt32> length) {
    Operand<TFloat32> end = tf.dtypes.cast(length, TFloat32.class);
    Operand<TFloat32> places =
        tf.math.sub(
            tf.math.add(low, tf.math.mul(tf.math.sub(high, low), tf.constant(shares()))),
            tf.constant(0.5f));
    Operand<TFloat32> clamped =
        tf.math.maximum(
            tf.math.minimum(places, tf.math.sub(end, tf.constant(1f))), tf.constant(0f));
    return tf.select(
        tf.math.logicalAnd(
            tf.math.greaterEqual(places, tf.constant(-1f)), tf.math.lessEqual(places, end)),
        clamped,
        tf.constant(Float.NEGATIVE_INFINITY));
  }

  /**
   * What each cell along one axis weighs in each bin.
   *
   * @param samples in cells, {@code [regions, side * SAMPLES]}
   * @param cells how many there are
   * @return {@code [regions, side, cells]}
   */
  private Operand<TFloat32> weights(Ops tf, Operand<TFloat32> samples, Operand<TInt32> cells) {
    Operand<TFloat32> numbers =
        tf.dtypes.cast(tf.range(tf.constant(0), cells, tf.constant(1)), TFloat32.class);
    Operand<TFloat32> distances =
        tf.math.abs(tf.math.sub(tf.expandDims(samples, tf.constant(2)), numbers));
    Operand<TFloat32> bilinear = tf.nn.relu(tf.math.sub(tf.constant(1f), distances));
    Operand<TInt32> byBin =
        tf.stack(List.of(tf.constant(-1), tf.constant(side), tf.constant(SAMPLES), cells));
    return tf.math.mean(tf.reshape(bilinear, byBin), tf.constant(2));
  }

  /** Places of the samples in a region, as shares of it, {@code [1, side * SAMPLES]}. */
  private float[][] shares() {
    float[][] shares = new float[1][SAMPLES * side];
    for (int i = 0; i < shares[0].length; i++) {
      shares[0][i] = (i + 0.5f) / shares[0].length;
    }
    return shares;
  }

  /** BatchMatMulV3, because the bfloat16 rewrite would round the weights of a plain MatMul. */
  private static Operand<TFloat32> product(
      Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
    return tf.train.batchMatMul(left, right, TFloat32.class);
  }
}
