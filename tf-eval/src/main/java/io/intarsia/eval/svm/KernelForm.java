package io.intarsia.eval.svm;

/** How the matrix of all rows' products is kept for the solver's multiplications with it. */
public enum KernelForm {
  /** Multiplied out: fast, with room for the square of the rows. */
  GRAM,

  /** As the rows that it is the product of, each read twice for a multiplication. */
  ROWS;

  /** Rows whose multiplied matrix, in float64 and again in float32, takes 1.7 GB. */
  public static final int MOST_GRAM_ROWS = 12_000;

  /** The form for so many rows: the matrix itself where it fits into memory. */
  public static KernelForm of(int rows) {
    return rows <= MOST_GRAM_ROWS ? GRAM : ROWS;
  }
}
