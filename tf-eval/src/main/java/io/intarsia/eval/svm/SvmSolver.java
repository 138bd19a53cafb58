package io.intarsia.eval.svm;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.ArrayList;
import java.util.List;

/**
 * Solves many machines over the same rows side by side: each step multiplies the Gram matrix with
 * one vector of every machine that is not finished, in one product. A machine that has met its
 * tolerance goes on to its path's next cost at once, so the products stay wide.
 */
public final class SvmSolver implements AutoCloseable {
  /** Relative duality gap that runs stop at: decisions are then right to about 1e-5. */
  public static final double TOLERANCE = 1e-9;

  private final Gram gram;
  private final double tolerance;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the matrix is closed with this object
  private SvmSolver(NormalizedFeatures features, double tolerance) {
    this.gram = Gram.of(features);
    this.tolerance = tolerance;
  }

  /** Takes solutions as they come. */
  @FunctionalInterface
  public interface Sink {
    /**
     * One machine is solved for one cost.
     *
     * @param path place of its path in the list
     * @param cost place of the cost in the path
     * @param solution to be read during the call only
     */
    void accept(int path, int cost, SvmSolution solution);
  }

  /**
   * Multiplies the rows out, once for all that is solved later.
   *
   * @param tolerance largest gap between primal and dual objective, as a share of the primal
   */
  @MustBeClosed
  public static SvmSolver over(NormalizedFeatures features, double tolerance) {
    return new SvmSolver(features, tolerance);
  }

  /** Solves all paths. */
  public void solve(List<SvmPath> paths, Sink sink) {
    List<NewtonPath> running = new ArrayList<>();
    for (int place = 0; place < paths.size(); place++) {
      running.add(start(paths.get(place), place, sink));
    }
    while (!running.isEmpty()) {
      double[][] products = gram.times(running.stream().map(NewtonPath::residual).toList());
      for (int i = 0; i < products.length; i++) {
        running.get(i).accept(products[i]);
      }
      running.removeIf(NewtonPath::isDone);
    }
  }

  private NewtonPath start(SvmPath path, int place, Sink sink) {
    if (path.problem().rows() != gram.rows()) {
      throw new IllegalArgumentException(
          "a problem of %d rows over %d feature rows"
              .formatted(path.problem().rows(), gram.rows()));
    }
    return new NewtonPath(path, tolerance, (cost, solution) -> sink.accept(place, cost, solution));
  }

  @Override
  public void close() {
    gram.close();
  }
}
