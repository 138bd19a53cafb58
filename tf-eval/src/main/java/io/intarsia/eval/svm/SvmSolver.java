package io.intarsia.eval.svm;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.eval.svm.RowKernel.Accuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Solves many machines over the same rows side by side: each step multiplies the kernel matrix with
 * one vector of every machine that is not finished, in one product. A machine that has met its
 * tolerance goes on to its path's next cost at once, so the products stay wide.
 */
public final class SvmSolver implements AutoCloseable {
  /** Relative duality gap that runs stop at: decisions are then right to about 1e-5. */
  public static final double TOLERANCE = 1e-9;

  private final RowKernel kernel;
  private final double tolerance;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the matrix is closed with this object
  private SvmSolver(NormalizedFeatures features, double tolerance, KernelForm form) {
    this.kernel = RowKernel.of(features, form);
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
   * Prepares the rows, once for all that is solved later, in the form for their number.
   *
   * @param tolerance largest gap between primal and dual objective, as a share of the primal
   */
  @MustBeClosed
  public static SvmSolver over(NormalizedFeatures features, double tolerance) {
    return over(features, tolerance, KernelForm.of(features.rows()));
  }

  /** As {@link #over(NormalizedFeatures, double)}, in the form asked for. */
  @MustBeClosed
  static SvmSolver over(NormalizedFeatures features, double tolerance, KernelForm form) {
    return new SvmSolver(features, tolerance, form);
  }

  /** Solves all paths; the sink is called from one thread. */
  public void solve(List<SvmPath> paths, Sink sink) {
    List<Machine> running = new ArrayList<>();
    for (int place = 0; place < paths.size(); place++) {
      running.add(start(paths.get(place), place));
    }
    while (!running.isEmpty()) {
      for (Accuracy accuracy : Accuracy.values()) {
        advance(running.stream().filter(each -> each.wants(accuracy)).toList(), accuracy);
      }
      running.stream().filter(each -> each.path.isSolved()).forEach(each -> each.deliver(sink));
      running.removeIf(each -> each.path.isDone());
    }
  }

  private void advance(List<Machine> machines, Accuracy accuracy) {
    double[][] products =
        kernel.times(machines.stream().map(each -> each.path.wanted()).toList(), accuracy);
    IntStream.range(0, products.length)
        .parallel()
        .forEach(i -> machines.get(i).path.accept(products[i]));
  }

  private Machine start(SvmPath path, int place) {
    if (path.problem().rows() != kernel.rows()) {
      throw new IllegalArgumentException(
          "a problem of %d rows over %d feature rows"
              .formatted(path.problem().rows(), kernel.rows()));
    }
    return new Machine(place, new NewtonPath(path, tolerance));
  }

  private record Machine(int place, NewtonPath path) {
    boolean wants(Accuracy accuracy) {
      return !path.isSolved() && path.accuracy() == accuracy;
    }

    void deliver(Sink sink) {
      sink.accept(place, path.cost(), path.solution());
      path.next();
    }
  }

  @Override
  public void close() {
    kernel.close();
  }
}
