package io.intarsia.core.boxes;

import java.util.List;
import java.util.OptionalInt;

/** Overlaps of one box with many. */
public final class Overlaps {
  private Overlaps() {}

  /** Intersection over union of a box with each of the others, in their order. */
  public static double[] iou(Box box, List<Box> others) {
    return others.stream().mapToDouble(box::iou).toArray();
  }

  /** Largest intersection over union of a box with any of the others; 0 where there are none. */
  public static double largestIou(Box box, List<Box> others) {
    double largest = 0;
    for (Box other : others) {
      largest = Math.max(largest, box.iou(other));
    }
    return largest;
  }

  /** Place of the box that overlaps most, the first of equals; none where nothing overlaps. */
  public static OptionalInt best(Box box, List<Box> others) {
    int best = -1;
    double largest = 0;
    for (int i = 0; i < others.size(); i++) {
      double iou = box.iou(others.get(i));
      if (iou > largest) {
        best = i;
        largest = iou;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }
}
