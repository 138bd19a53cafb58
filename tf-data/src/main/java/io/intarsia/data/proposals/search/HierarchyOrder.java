package io.intarsia.data.proposals.search;

import io.intarsia.core.random.SeededHash;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * Puts boxes of a hierarchy of segments in order, those from high up first, shuffled so that each
 * size has its share of any beginning: by u * place, where u is uniform in (0, 1) and places count
 * from the top (Uijlings et al. 2013, section 3.3).
 *
 * <p>OpenCV's own order is not used: it places boxes from the bottom, so that the smallest come
 * first, and takes u from the C library's {@code rand()}, which all threads share. It does not tell
 * a box's place either; the place by area stands for it here.
 */
final class HierarchyOrder {
  private static final double UNIT = 0x1p-53;

  private final long seed;

  HierarchyOrder(long seed) {
    this.seed = seed;
  }

  private record Ranked(Rect box, double rank) {}

  /** The same boxes, the best first, whatever order they came in. */
  List<Rect> order(List<Rect> boxes) {
    List<Rect> fromTheTop =
        boxes.stream()
            .sorted(
                Comparator.comparingLong(HierarchyOrder::area)
                    .reversed()
                    .thenComparingInt(Rect::x)
                    .thenComparingInt(Rect::y)
                    .thenComparingInt(Rect::width))
            .toList();
    return IntStream.range(0, fromTheTop.size())
        .mapToObj(place -> new Ranked(fromTheTop.get(place), uniform(place) * (place + 1)))
        .sorted(Comparator.comparingDouble(Ranked::rank))
        .map(Ranked::box)
        .toList();
  }

  private static long area(Rect box) {
    return (long) box.width() * box.height();
  }

  private double uniform(int place) {
    return (SeededHash.bits(seed, place) >>> 11) * UNIT;
  }
}
