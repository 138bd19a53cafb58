package io.intarsia.eval.svm;

import io.intarsia.eval.svm.RowKernel.Accuracy;

/**
 * One machine on its way along its costs, by Newton's method with conjugate gradients (as
 * liblinear's primal solver, Lin, Weng &amp; Keerthi 2008), written in coefficients of the rows
 * (Chapelle 2007): weights w = sum_i b_i x_i, decisions f = K b with the kernel matrix K.
 *
 * <p>The owner of the path makes the products with K, for many machines together: it asks for
 * {@link #wanted()} and hands the product to {@link #accept}; when {@link #isSolved()}, it reads
 * the {@link #solution()} and sends the machine on by {@link #next()}, until {@link #isDone()}.
 *
 * <p>A cost is solved when the primal objective is close enough to a dual one, by either of two
 * bounds: the dual at the coefficients themselves, or half the squared gradient (the dual at the
 * coefficients that answer the decisions). The first is tight for large costs, the second where
 * coefficients differ without making another machine.
 */
final class NewtonPath {
  /** Share of the gradient that the conjugate gradients leave; 0.1 took the fewest products. */
  private static final double FORCING = 0.1;

  private static final int MAX_STEPS_PER_COST = 1000;

  /**
   * Steps in a row that may leave the gradient as large as it was. One happens when many rows cross
   * the margin; two mean that the products' rounding hides what is left of the gradient, as where
   * rows depend on one another and the cost is large.
   */
  private static final int MAX_VAIN_STEPS = 1;

  private final SvmPath path;
  private final double tolerance;
  private final double[] coefficients;
  private final double[] decisions;
  private int place;
  private int steps;
  private int vainSteps;
  private double smallestGap = Double.POSITIVE_INFINITY;
  private Accuracy inner = Accuracy.SINGLE;
  private double objective;
  private double gap = Double.POSITIVE_INFINITY;
  private boolean solved;
  private SquaredHinge loss;
  private NewtonStep step;

  NewtonPath(SvmPath path, double tolerance) {
    this.path = path;
    this.tolerance = tolerance;
    this.coefficients = new double[path.problem().rows()];
    this.decisions = new double[path.problem().rows()];
    this.loss = new SquaredHinge(path.problem(), path.costs().get(0));
    this.step = new NewtonStep(loss, coefficients, decisions, inner);
    this.objective = loss.objective(coefficients, decisions);
  }

  /** The vector whose product with the kernel matrix is wanted next. */
  double[] wanted() {
    return step.wanted();
  }

  /** How right that product has to be. */
  Accuracy accuracy() {
    return step.accuracy();
  }

  /** Whether the current cost is solved. */
  boolean isSolved() {
    return solved;
  }

  /** Whether the last cost is solved and read. */
  boolean isDone() {
    return place == path.costs().size();
  }

  /** Place of the current cost in the path. */
  int cost() {
    return place;
  }

  /** The solution for the current cost, until {@link #next()}. */
  SvmSolution solution() {
    return new SvmSolution(coefficients, decisions, objective, gap);
  }

  /** Goes on with the product of the kernel matrix and {@link #wanted()}. */
  void accept(double[] product) {
    boolean ready = step.accept(product, FORCING);
    if (step.gapAtStart() <= tolerance * objective) {
      finish(step.gapAtStart());
    } else if (ready) {
      watchProgress();
      move(loss.lineSearch(coefficients, decisions, step));
      double now = loss.gap(coefficients, decisions);
      if (now <= tolerance * objective) {
        finish(now);
      } else {
        startStep();
      }
    }
  }

  private void finish(double atMost) {
    gap = atMost;
    solved = true;
  }

  /** Goes to the next cost, if there is one. */
  void next() {
    solved = false;
    place++;
    if (!isDone()) {
      loss = new SquaredHinge(path.problem(), path.costs().get(place));
      beginCost();
      stretch();
      startStep();
    }
  }

  /** From here on makes every product exact if single precision has led nowhere. */
  private void watchProgress() {
    vainSteps = step.gapAtStart() < smallestGap ? 0 : vainSteps + 1;
    smallestGap = Math.min(smallestGap, step.gapAtStart());
    if (vainSteps > MAX_VAIN_STEPS) {
      inner = Accuracy.EXACT;
    }
  }

  private void move(double length) {
    for (int row = 0; row < coefficients.length; row++) {
      coefficients[row] += length * step.coefficient(row);
      decisions[row] += length * step.decision(row);
    }
    objective = loss.objective(coefficients, decisions);
  }

  private void startStep() {
    steps++;
    if (steps > MAX_STEPS_PER_COST) {
      throw new IllegalStateException(
          "no solution for cost %s after %d Newton steps".formatted(loss.cost(), steps));
    }
    step = new NewtonStep(loss, coefficients, decisions, inner);
  }

  private void beginCost() {
    steps = 0;
    vainSteps = 0;
    smallestGap = Double.POSITIVE_INFINITY;
  }

  /** Scales the last cost's machine to what suits the next cost best, were all rows inside. */
  private void stretch() {
    double factor = loss.bestScale(coefficients, decisions);
    for (int row = 0; row < coefficients.length; row++) {
      coefficients[row] *= factor;
      decisions[row] *= factor;
    }
    objective = loss.objective(coefficients, decisions);
  }
}
