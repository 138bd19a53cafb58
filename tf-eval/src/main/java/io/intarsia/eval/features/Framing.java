package io.intarsia.eval.features;

import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;

/** How a picture becomes the square that a backbone sees. */
public enum Framing {
  /** Whole, its proportions given up. */
  STRETCHED("stretched to a square, rule 1") {
    @Override
    public EvaluationInput pictures(ImportedDataset dataset, long[] records, int side) {
      return new EvaluationInput(dataset, records, side);
    }
  },

  /** Resized and cut to the square at its centre. */
  CENTRED("cut to the square at the centre, rule 1") {
    @Override
    public EvaluationInput pictures(ImportedDataset dataset, long[] records, int side) {
      return EvaluationInput.centred(dataset, records, side);
    }
  };

  private final String words;

  Framing(String words) {
    this.words = words;
  }

  /** The rule in words, which change when it does. */
  String words() {
    return words;
  }

  /**
   * The pictures of some records.
   *
   * @param records their numbers, in the order wanted
   * @param side side of the squares, in pixels
   */
  public abstract EvaluationInput pictures(ImportedDataset dataset, long[] records, int side);
}
