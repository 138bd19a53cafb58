package io.intarsia.data.input;

import io.intarsia.core.boxes.Box;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.ObjectBox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a detector learns from beside photos: the true boxes of each record with their classes, and
 * the regions that it is asked about. Objects marked difficult, and those of other classes than the
 * detector's, are no true boxes, as in Detectron. Holds 16 bytes for each region of the split: half
 * a gigabyte for the 16,551 pictures of VOC07+12 and 2,000 proposals each.
 *
 * @param truths rows of left, top, right, bottom and class, from 1; the last row of each record is
 *     zeros, so that there always is one: it overlaps nothing
 * @param regions rows of left, top, right and bottom: the true boxes, then proposals
 */
record RegionTables(RaggedTable truths, RaggedTable regions) {
  /** Numbers of a row of {@link #truths}. */
  static final int TRUTH = 5;

  /** Numbers of a row of {@link #regions}. */
  static final int REGION = 4;

  /**
   * Reads the objects and proposals of some records.
   *
   * @param classes what is detected, as places in the data set's list of classes
   * @param most proposals of a record at most, 0 for all
   */
  static RegionTables read(
      ImportedDataset dataset, long[] records, List<Integer> classes, RegionSource source, int most)
      throws IOException {
    List<float[]> truths = new ArrayList<>();
    List<float[]> regions = new ArrayList<>();
    for (long record : records) {
      List<ObjectBox> objects =
          dataset.read(record).annotation().getObjectsList().stream()
              .filter(object -> !object.getDifficult() && classes.contains(object.getLabel()))
              .toList();
      truths.add(truths(objects, classes));
      regions.add(regions(objects, source.regions(record, most)));
    }
    return new RegionTables(RaggedTable.of(TRUTH, truths), RaggedTable.of(REGION, regions));
  }

  private static float[] truths(List<ObjectBox> objects, List<Integer> classes) {
    float[] rows = new float[(objects.size() + 1) * TRUTH];
    for (int i = 0; i < objects.size(); i++) {
      ObjectBox object = objects.get(i);
      put(rows, i * TRUTH, object);
      rows[i * TRUTH + REGION] = 1f + classes.indexOf(object.getLabel());
    }
    return rows;
  }

  private static float[] regions(List<ObjectBox> objects, List<Box> proposals) {
    float[] rows = new float[(objects.size() + proposals.size()) * REGION];
    for (int i = 0; i < objects.size(); i++) {
      put(rows, i * REGION, objects.get(i));
    }
    for (int i = 0; i < proposals.size(); i++) {
      Box box = proposals.get(i);
      int first = (objects.size() + i) * REGION;
      rows[first] = box.x1();
      rows[first + 1] = box.y1();
      rows[first + 2] = box.x2();
      rows[first + 3] = box.y2();
    }
    return rows;
  }

  private static void put(float[] rows, int first, ObjectBox object) {
    rows[first] = object.getXMin();
    rows[first + 1] = object.getYMin();
    rows[first + 2] = object.getXMax();
    rows[first + 3] = object.getYMax();
  }
}
