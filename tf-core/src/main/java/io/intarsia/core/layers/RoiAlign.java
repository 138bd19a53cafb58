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
 * <p>The samples of all bins stand on one regular grid, so they are one {@code CropAndResize} on
 * the map with its border doubled: there a sample half a cell outside finds what clamping would
 * give. Its gradient is exact only with {@code TF_DETERMINISTIC_OPS=1}.
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
    Operand<TFloat32> bordered =
        tf.mirrorPad(map, tf.constant(new int[][] {{0, 0}, {1, 1}, {1, 1}, {0, 0}}), "SYMMETRIC");
    Operand<TFloat32> samples =
        tf.image.cropAndResize(
            bordered,
            tf.stopGradient(grid(tf, bordered, boxes)),
            pictures,
            tf.array(SAMPLES * side, SAMPLES * side));
    return new AveragePooling(SAMPLES, SAMPLES, 0).build(net, samples);
  }

  /** First and last sample of each region as shares of the bordered map: y, x, y, x. */
  private Operand<TFloat32> grid(Ops tf, Operand<TFloat32> bordered, Operand<TFloat32> boxes) {
    Operand<TFloat32> cells = tf.math.div(boxes, tf.constant((float) stride));
    List<Operand<TFloat32>> sides = Corners.of(tf, cells);
    Operand<TFloat32> lengths =
        tf.math.sub(
            tf.dtypes.cast(tf.slice(tf.shape(bordered), tf.array(1), tf.array(2)), TFloat32.class),
            tf.constant(1f));
    Operand<TFloat32> height = tf.gather(lengths, tf.constant(0), tf.constant(0));
    Operand<TFloat32> width = tf.gather(lengths, tf.constant(1), tf.constant(0));
    return tf.concat(
        List.of(
            place(tf, sides.get(1), sides.get(3), first(), height),
            place(tf, sides.get(0), sides.get(2), first(), width),
            place(tf, sides.get(1), sides.get(3), 1 - first(), height),
            place(tf, sides.get(0), sides.get(2), 1 - first(), width)),
        tf.constant(1));
  }

  /** Place of the first sample in the region, as a share of it. */
  private float first() {
    return 0.5f / (SAMPLES * side);
  }

  /** Half a cell from corners to centres and one of border make the half that is added. */
  private static Operand<TFloat32> place(
      Ops tf,
      Operand<TFloat32> low,
      Operand<TFloat32> high,
      float share,
      Operand<TFloat32> length) {
    Operand<TFloat32> inside =
        tf.math.add(low, tf.math.mul(tf.math.sub(high, low), tf.constant(share)));
    return tf.math.div(tf.math.add(inside, tf.constant(0.5f)), length);
  }
}
