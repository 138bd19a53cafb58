package io.intarsia.eval.detection;

import io.intarsia.core.boxes.Box;

/** Sizes of objects by the area of their boxes, with COCO's bounds (Lin et al. 2014). */
public enum SizeRange {
  /** Every size. */
  ANY(0, Double.POSITIVE_INFINITY),
  /** Under 32 x 32 pixels. */
  SMALL(0, 32 * 32),
  /** From 32 x 32 to under 96 x 96 pixels. */
  MEDIUM(32 * 32, 96 * 96),
  /** From 96 x 96 pixels. */
  LARGE(96 * 96, Double.POSITIVE_INFINITY);

  private final double from;
  private final double below;

  SizeRange(double from, double below) {
    this.from = from;
    this.below = below;
  }

  /** Whether a box has this size. */
  public boolean contains(Box box) {
    return box.area() >= from && box.area() < below;
  }
}
