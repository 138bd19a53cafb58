package io.intarsia.data.proposals;

import io.intarsia.core.boxes.Box;
import io.intarsia.core.boxes.Overlaps;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.ObjectBox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which share of a data set's objects has a proposal on it: one whose intersection over union with
 * the object's box reaches a threshold. Objects marked difficult are left out.
 */
public final class ProposalRecall {
  /** Objects whose shorter side has more pixels than this are counted a second time, alone. */
  public static final int LARGE_SIDE = 20;

  private final List<Found> objects;

  private ProposalRecall(List<Found> objects) {
    this.objects = objects;
  }

  /** An object, and for each count the best overlap of the first so many boxes. */
  private record Found(boolean large, List<Double> overlaps) {}

  /**
   * Compares the boxes of all searched records with the objects there.
   *
   * @param counts the numbers of boxes of a picture to look at
   */
  public static ProposalRecall measure(
      ImportedDataset dataset, Proposals proposals, List<Integer> counts) throws IOException {
    List<Found> found = new ArrayList<>();
    for (long record : proposals.searched().records()) {
      List<Box> boxes = proposals.boxes(record, Integer.MAX_VALUE);
      for (ObjectBox object : dataset.read(record).annotation().getObjectsList()) {
        if (!object.getDifficult()) {
          found.add(compare(object, boxes, counts));
        }
      }
    }
    return new ProposalRecall(found);
  }

  private static Found compare(ObjectBox object, List<Box> boxes, List<Integer> counts) {
    Box box = new Box(object.getXMin(), object.getYMin(), object.getXMax(), object.getYMax());
    List<Double> overlaps =
        counts.stream()
            .map(count -> Overlaps.largestIou(box, boxes.subList(0, Math.min(count, boxes.size()))))
            .toList();
    return new Found(Math.min(box.width(), box.height()) > LARGE_SIDE, overlaps);
  }

  /** Objects that were looked for. */
  public long objects() {
    return objects.size();
  }

  /** Those of them with both sides over {@link #LARGE_SIDE} pixels. */
  public long largeObjects() {
    return objects.stream().filter(Found::large).count();
  }

  /**
   * Share of all objects that were found; not a number where there are none.
   *
   * @param count place in the list of counts
   */
  public double ofAll(int count, double threshold) {
    return share(count, threshold, object -> true);
  }

  /** Share of the large objects that were found, as {@link #ofAll}. */
  public double ofLarge(int count, double threshold) {
    return share(count, threshold, Found::large);
  }

  private double share(int count, double threshold, Predicate<Found> wanted) {
    return objects.stream()
        .filter(wanted)
        .mapToInt(object -> object.overlaps().get(count) >= threshold ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }
}
