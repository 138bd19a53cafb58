package io.intarsia.data.proposals.foreign;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import io.intarsia.core.files.Npy;
import io.intarsia.core.files.NpyArray;
import io.intarsia.data.dataset.ImportedDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A NumPy array of float32 or float64, {@code [boxes, 5]} or {@code [boxes, 6]}: record number, x1,
 * y1, x2, y2 (in pixels from 0, the far edges excluded) and perhaps a score; the best of each
 * picture first.
 */
final class NpyProposals {
  private static final int EDGES = 4;

  private NpyProposals() {}

  /** Reads the file; every record of the data set counts as searched. */
  static void read(Path file, ImportedDataset dataset, ForeignBoxes boxes) throws IOException {
    NpyArray array = array(file);
    int columns = Math.toIntExact(array.shape().get(1));
    double[] values = array.toDoubles();
    for (long record = 0; record < dataset.size(); record++) {
      boxes.searched(record);
    }
    for (int row = 0; row < values.length / columns; row++) {
      int start = row * columns;
      double record = values[start];
      String where = "%s, row %d".formatted(file, row);
      if (!(record >= 0 && record < dataset.size()) || record != Math.rint(record)) {
        throw new UserException(
            "%s: expected a record from 0 to %d, got %s"
                .formatted(where, dataset.size() - 1, record));
      }
      double[] edges = new double[EDGES];
      System.arraycopy(values, start + 1, edges, 0, EDGES);
      Optional<Float> score =
          columns > EDGES + 1 ? Optional.of((float) values[start + EDGES + 1]) : Optional.empty();
      boxes.add((long) record, edges, score, where);
    }
  }

  private static NpyArray array(Path file) throws IOException {
    try {
      NpyArray array = Npy.read(file);
      if (array.shape().size() == 2
          && (array.shape().get(1) == EDGES + 1 || array.shape().get(1) == EDGES + 2)) {
        return array;
      }
      throw new UserException(
          "%s: expected an array [boxes, 5] or [boxes, 6], got %s".formatted(file, array.shape()));
    } catch (CorruptFileException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
  }
}
