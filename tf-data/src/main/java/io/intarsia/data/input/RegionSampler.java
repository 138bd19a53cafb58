package io.intarsia.data.input;

import io.intarsia.core.layers.BoxOverlap;
import io.intarsia.proto.RegionSamplingConfig;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Draws the regions of one picture that a detector is trained on (Girshick 2015, section 2.3): as
 * many of foreground as there are, up to a share, the rest of background, each without replacement.
 * Where a picture has too few of both, the places left are marked as unused.
 */
final class RegionSampler {
  private static final float NOT_CHOSEN = -1;

  private final RegionSamplingConfig config;
  private final int count;
  private final int mostForeground;

  RegionSampler(RegionSamplingConfig config) {
    this.config = config;
    this.count = config.getRegions();
    this.mostForeground =
        Math.max(1, Math.toIntExact(Math.round(count * config.getForegroundShare())));
  }

  /**
   * What was drawn.
   *
   * @param regions {@code [count, 4]}
   * @param truths the true box that each overlaps most, {@code [count, 4]}
   * @param labels class of foreground from 1, 0 of background, -1 of places left, {@code [count]}
   */
  record Sampled(Operand<TFloat32> regions, Operand<TFloat32> truths, Operand<TInt32> labels) {}

  /** Regions that may be drawn, the highest draws first, and whether each is one. */
  private record Chosen(Operand<TInt32> places, Operand<TBool> valid) {}

  /**
   * Draws.
   *
   * @param candidates {@code [n, 4]}, at least one
   * @param truths true boxes and classes, {@code [m, 5]}, at least one row
   * @param draws uniform, one for each candidate, {@code [n]}
   */
  Sampled sample(
      Ops tf, Operand<TFloat32> candidates, Operand<TFloat32> truths, Operand<TFloat32> draws) {
    Operand<TFloat32> boxes = tf.slice(truths, tf.array(0, 0), tf.array(-1, 4));
    Operand<TFloat32> overlaps = BoxOverlap.build(tf, candidates, boxes);
    Operand<TFloat32> best = tf.reduceMax(overlaps, tf.constant(1));
    Chosen foreground =
        highest(
            tf,
            tf.math.greaterEqual(best, tf.constant((float) config.getForegroundOverlap())),
            draws,
            mostForeground);
    Chosen background = highest(tf, isBackground(tf, best), draws, count);
    Operand<TInt32> order = inOrder(tf, foreground, background);
    Operand<TInt32> places =
        gather(tf, joined(tf, foreground.places(), background.places()), order);
    Operand<TInt32> owners =
        gather(tf, tf.math.argMax(overlaps, tf.constant(1), TInt32.class), places);
    return new Sampled(
        gather(tf, candidates, places),
        gather(tf, boxes, owners),
        labels(tf, truths, owners, order, gather(tf, valid(tf, foreground, background), order)));
  }

  private Operand<TBool> isBackground(Ops tf, Operand<TFloat32> best) {
    return tf.math.logicalAnd(
        tf.math.logicalAnd(
            tf.math.greaterEqual(best, tf.constant((float) config.getBackgroundFrom())),
            tf.math.less(best, tf.constant((float) config.getBackgroundTo()))),
        tf.math.less(best, tf.constant((float) config.getForegroundOverlap())));
  }

  /** The ones with the highest draws among some. */
  private static Chosen highest(Ops tf, Operand<TBool> among, Operand<TFloat32> draws, int most) {
    Operand<TFloat32> keys =
        tf.select(among, draws, tf.math.sub(tf.zerosLike(draws), tf.constant(1f)));
    Operand<TFloat32> padded =
        tf.pad(keys, tf.constant(new int[][] {{0, most}}), tf.constant(NOT_CHOSEN));
    TopK<TFloat32, TInt32> top = tf.nn.topK(padded, tf.constant(most), TInt32.class);
    Operand<TInt32> last = tf.math.sub(tf.size(draws), tf.constant(1));
    return new Chosen(
        tf.math.minimum(top.indices(), last), tf.math.greaterEqual(top.values(), tf.constant(0f)));
  }

  /** Places in the joined list of both kinds: those that are some first, foreground before. */
  private Operand<TInt32> inOrder(Ops tf, Chosen foreground, Chosen background) {
    int all = mostForeground + count;
    Operand<TInt32> rank = tf.range(tf.constant(all), tf.constant(0), tf.constant(-1));
    Operand<TInt32> valid = tf.dtypes.cast(valid(tf, foreground, background), TInt32.class);
    Operand<TInt32> keys = tf.math.add(rank, tf.math.mul(valid, tf.constant(all)));
    return tf.nn.topK(keys, tf.constant(count), TInt32.class).indices();
  }

  private static Operand<TBool> valid(Ops tf, Chosen foreground, Chosen background) {
    return tf.concat(List.of(foreground.valid(), background.valid()), tf.constant(0));
  }

  private static Operand<TInt32> joined(Ops tf, Operand<TInt32> one, Operand<TInt32> other) {
    return tf.concat(List.of(one, other), tf.constant(0));
  }

  private Operand<TInt32> labels(
      Ops tf,
      Operand<TFloat32> truths,
      Operand<TInt32> owners,
      Operand<TInt32> order,
      Operand<TBool> valid) {
    Operand<TFloat32> classes =
        tf.reshape(tf.slice(truths, tf.array(0, 4), tf.array(-1, 1)), tf.array(-1));
    Operand<TInt32> own = tf.dtypes.cast(gather(tf, classes, owners), TInt32.class);
    Operand<TInt32> none = tf.zerosLike(own);
    Operand<TInt32> label = tf.select(tf.math.less(order, tf.constant(mostForeground)), own, none);
    return tf.select(valid, label, tf.math.sub(none, tf.constant(1)));
  }

  private static <T extends org.tensorflow.types.family.TType> Operand<T> gather(
      Ops tf, Operand<T> values, Operand<TInt32> places) {
    return tf.gather(values, places, tf.constant(0));
  }
}
