package io.intarsia.train.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * Regions for a picture that nobody made proposals for: overlapping windows of several sizes and
 * three shapes, over the whole picture. They are shares of its width and height, so every picture
 * has as many. Selective Search's proposals follow objects and give better boxes.
 */
final class Windows {
  /** Length of a side as a share of the picture's. */
  private static final double[] SIDES = {1, 0.7, 0.5, 0.35, 0.25, 0.18};

  /** How much longer one side is made, and the other shorter. */
  private static final double[] STRETCHES = {1, 1.4, 1 / 1.4};

  /** Largest step between two windows, as a share of their side. */
  private static final double STEP = 0.5;

  private Windows() {}

  /** All windows: left, top, right and bottom, 0 to 1. */
  static float[][] shares() {
    List<float[]> windows = new ArrayList<>();
    for (double side : SIDES) {
      for (double stretch : STRETCHES) {
        double width = Math.min(1, side * stretch);
        double height = Math.min(1, side / stretch);
        for (double top : starts(height)) {
          for (double left : starts(width)) {
            windows.add(
                new float[] {
                  (float) left, (float) top, (float) (left + width), (float) (top + height)
                });
          }
        }
      }
    }
    return windows.toArray(float[][]::new);
  }

  /** Where windows of a length begin, so that the first and the last touch the borders. */
  private static List<Double> starts(double length) {
    int steps = (int) Math.ceil((1 - length) / (STEP * length) - 1e-9);
    List<Double> starts = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      starts.add(steps == 0 ? 0 : i * (1 - length) / steps);
    }
    return starts;
  }
}
