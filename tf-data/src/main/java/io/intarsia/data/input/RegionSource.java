package io.intarsia.data.input;

import io.intarsia.core.boxes.Box;
import java.io.IOException;
import java.util.List;

/** Where a record's objects may be: proposals, the best first. */
@FunctionalInterface
public interface RegionSource {

  /**
   * Regions of a record.
   *
   * @param record its number in the data set
   * @param most how many are wanted at most, 0 for all
   * @return boxes in pixels of the photo; maybe none
   */
  List<Box> regions(long record, int most) throws IOException;
}
