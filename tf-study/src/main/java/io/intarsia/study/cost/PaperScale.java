package io.intarsia.study.cost;

/**
 * One pretraining at the paper's scale.
 *
 * @param images of the data set
 * @param epochs passes over them
 * @param imagesPerSecond of one processor
 */
public record PaperScale(double images, double epochs, double imagesPerSecond) {
  /** Passes of the paper's longest runs, on YFCC-100M. */
  public static final double YFCC_EPOCHS = 10;

  private static final double SECONDS_OF_AN_HOUR = 3600;

  /** Hours on one processor. */
  public double hours() {
    return images * epochs / imagesPerSecond / SECONDS_OF_AN_HOUR;
  }
}
