package io.intarsia.data.targets;

import io.intarsia.core.UserException;
import io.intarsia.proto.SoftEncodingConfig;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Soft targets, in graph: a colour becomes its K nearest bins (ties: the lower number), weighted by
 * {@code exp(-d^2 / (2 sigma^2))} and normalised to sum 1 (Zhang et al. section 2.1). Far from
 * every bin the weights stay numbers, because the smallest squared distance is taken off all.
 *
 * <p>Distances are taken to the few bins that a {@link CandidateTable} lists for the colour's cell.
 * A batch with a colour outside the table, K above {@value #MAX_TABLE_NEIGHBORS} and small bin sets
 * go by all bins, which gives the same.
 */
public final class SoftEncoding {
  /** Beyond this the candidates are so many that the table costs more than it saves. */
  private static final int MAX_TABLE_NEIGHBORS = 64;

  private final float[][] centers;
  private final int neighbors;
  private final float sharpness;

  /**
   * Targets as they come out of a graph.
   *
   * @param bins {@code [colors, K]}, nearest first
   * @param weights {@code [colors, K]}, each row's sum 1
   */
  public record Encoded(Operand<TInt32> bins, Operand<TFloat32> weights) {}

  /**
   * An encoding.
   *
   * @throws UserException if K is more than there are bins
   */
  public SoftEncoding(AbBins bins, SoftEncodingConfig config) {
    if (config.getNeighbors() > bins.size()) {
      throw new UserException(
          "pretext.colorization.encoding.neighbors must be at most the number of bins, %d, got %d"
              .formatted(bins.size(), config.getNeighbors()));
    }
    centers = bins.centers();
    neighbors = config.getNeighbors();
    sharpness = (float) (1 / (2 * config.getSigma() * config.getSigma()));
  }

  /** K, bins of a colour. */
  public int neighbors() {
    return neighbors;
  }

  /**
   * Encodes colours.
   *
   * @param ab {@code [colors, 2]}
   */
  public Encoded build(Ops tf, Operand<TFloat32> ab) {
    if (neighbors > MAX_TABLE_NEIGHBORS) {
      return amongAll(tf, ab);
    }
    CandidateTable table = new CandidateTable(centers, neighbors);
    if (2 * table.width() > centers.length) {
      return amongAll(tf, ab);
    }
    Operand<TInt32> inside =
        tf.dtypes.cast(
            tf.reduceAll(
                tf.math.less(tf.math.abs(ab), tf.constant((float) CandidateTable.LIMIT)),
                tf.array(0, 1)),
            TInt32.class);
    List<ConcreteFunction> ways =
        List.of(
            function(call -> amongAll(call.tf, call.ab)),
            function(call -> amongCandidates(call.tf, call.ab, table)));
    try {
      List<Output<?>> encoded =
          tf.statelessCase(inside, List.of(ab), List.of(TInt32.class, TFloat32.class), ways)
              .output();
      return new Encoded(
          encoded.get(0).expect(TInt32.class), encoded.get(1).expect(TFloat32.class));
    } finally {
      ways.forEach(ConcreteFunction::close);
    }
  }

  private record Call(Ops tf, Operand<TFloat32> ab) {}

  private static ConcreteFunction function(Function<Call, Encoded> way) {
    return ConcreteFunction.create(
        tf -> {
          Placeholder<TFloat32> ab =
              tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, 2)));
          Encoded encoded = way.apply(new Call(tf, ab));
          return Signature.builder()
              .input("ab", ab)
              .output("bins", encoded.bins())
              .output("weights", encoded.weights())
              .build();
        });
  }

  private Encoded amongCandidates(Ops tf, Operand<TFloat32> ab, CandidateTable table) {
    Operand<TInt32> cells = cells(tf, ab);
    Operand<TFloat32> distances =
        tf.math.add(
            squaredDifference(
                tf, tf.gather(tf.constant(table.coordinates(0)), cells, tf.constant(0)), ab, 0),
            squaredDifference(
                tf, tf.gather(tf.constant(table.coordinates(1)), cells, tf.constant(0)), ab, 1));
    TopK<TFloat32, TInt32> nearest =
        tf.nn.topK(tf.math.neg(distances), tf.constant(neighbors), TInt32.class);
    // The place of each neighbour in the table as one long list.
    Operand<TInt32> rows =
        tf.expandDims(tf.math.mul(cells, tf.constant(table.width())), tf.constant(1));
    Operand<TInt32> chosen =
        tf.gather(tf.constant(table.bins()), tf.math.add(rows, nearest.indices()), tf.constant(0));
    return new Encoded(chosen, weights(tf, tf.math.neg(nearest.values())));
  }

  private static Operand<TInt32> cells(Ops tf, Operand<TFloat32> ab) {
    Operand<TFloat32> cell =
        tf.math.floor(
            tf.math.mul(
                tf.math.add(ab, tf.constant((float) CandidateTable.LIMIT)),
                tf.constant(1f / CandidateTable.CELL)));
    Operand<TFloat32> inside = tf.math.minimum(cell, tf.constant((float) CandidateTable.SIDE - 1));
    return tf.dtypes.cast(
        tf.reduceSum(
            tf.math.mul(inside, tf.constant(new float[] {CandidateTable.SIDE, 1})), tf.constant(1)),
        TInt32.class);
  }

  /** Of coordinates {@code [colors, n]} from the colours' on that axis. */
  private static Operand<TFloat32> squaredDifference(
      Ops tf, Operand<TFloat32> coordinates, Operand<TFloat32> ab, int axis) {
    Operand<TFloat32> own = tf.slice(ab, tf.array(0, axis), tf.array(-1, 1));
    return tf.math.squaredDifference(coordinates, own);
  }

  /**
   * As {@link #build}, by the distances to all bins: the largest {@code x.c - |c|^2 / 2} belong to
   * the nearest c; their distances are then taken directly, which keeps the digits that this
   * difference loses. BatchMatMulV3, because the bfloat16 rewrite of a training graph would round a
   * plain MatMul's colours.
   */
  Encoded amongAll(Ops tf, Operand<TFloat32> ab) {
    float[][][] transposed = new float[1][2][centers.length];
    float[] halfSquares = new float[centers.length];
    for (int bin = 0; bin < centers.length; bin++) {
      transposed[0][0][bin] = centers[bin][0];
      transposed[0][1][bin] = centers[bin][1];
      halfSquares[bin] =
          (centers[bin][0] * centers[bin][0] + centers[bin][1] * centers[bin][1]) / 2;
    }
    Operand<TFloat32> products =
        tf.train.batchMatMul(
            tf.reshape(ab, tf.array(1, -1, 2)), tf.constant(transposed), TFloat32.class);
    Operand<TFloat32> closeness =
        tf.math.sub(tf.reshape(products, tf.array(-1, centers.length)), tf.constant(halfSquares));
    Operand<TInt32> chosen = tf.nn.topK(closeness, tf.constant(neighbors), TInt32.class).indices();
    Operand<TFloat32> distances =
        tf.math.add(
            squaredDifference(tf, coordinates(tf, chosen, transposed[0][0]), ab, 0),
            squaredDifference(tf, coordinates(tf, chosen, transposed[0][1]), ab, 1));
    return new Encoded(chosen, weights(tf, distances));
  }

  private static Operand<TFloat32> coordinates(Ops tf, Operand<TInt32> chosen, float[] axis) {
    return tf.gather(tf.constant(axis), chosen, tf.constant(0));
  }

  /** Of squared distances {@code [colors, K]}, the smallest first. */
  private Operand<TFloat32> weights(Ops tf, Operand<TFloat32> distances) {
    Operand<TFloat32> smallest = tf.slice(distances, tf.array(0, 0), tf.array(-1, 1));
    Operand<TFloat32> weights =
        tf.math.exp(tf.math.mul(tf.math.sub(smallest, distances), tf.constant(sharpness)));
    return tf.math.div(weights, tf.reduceSum(weights, tf.constant(1), ReduceSum.keepDims(true)));
  }
}
