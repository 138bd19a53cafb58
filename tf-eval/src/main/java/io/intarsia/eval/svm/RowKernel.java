package io.intarsia.eval.svm;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.List;

/**
 * The matrix K of all normalised rows' products with one another, plus 1 for the bias as a feature
 * of value 1: {@code [rows, rows]}. Solvers only multiply with it, so it need not exist.
 */
interface RowKernel extends AutoCloseable {

  /** The matrix of some rows in one of its forms. */
  @MustBeClosed
  static RowKernel of(NormalizedFeatures features, KernelForm form) {
    return form == KernelForm.GRAM ? Gram.of(features) : new FactoredKernel(features);
  }

  /** Number of rows, and of columns. */
  int rows();

  /**
   * Multiplies with several vectors at a time.
   *
   * @param vectors each of length {@link #rows()}
   * @return their products, in the same order
   */
  double[][] times(List<double[]> vectors, Accuracy accuracy);

  @Override
  void close();

  /** How far a product may be off. */
  enum Accuracy {
    /** The last digits of a double. */
    EXACT,
    /** Those of a float, at half the time: good enough for the inner iterations of a step. */
    SINGLE
  }
}
