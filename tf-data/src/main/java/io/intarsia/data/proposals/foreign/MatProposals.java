package io.intarsia.data.proposals.foreign;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.RecordNames;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/**
 * MATLAB files of Selective Search as Girshick published them for Fast R-CNN ({@code
 * voc_2007_trainval.mat}, format 5): {@code images}, a cell of names, and {@code boxes}, a cell of
 * matrices whose rows are y1, x1, y2, x2 in pixels from 1, all included.
 */
final class MatProposals {
  private static final int EDGES = 4;

  private MatProposals() {}

  static void read(Path file, RecordNames names, ForeignBoxes boxes) throws IOException {
    try (MatFile mat = Mat5.readFromFile(file.toFile())) {
      Cell images = mat.getCell("images");
      Cell matrices = mat.getCell("boxes");
      if (images.getNumElements() != matrices.getNumElements()) {
        throw new UserException(
            "%s: %d images and %d cells of boxes"
                .formatted(file, images.getNumElements(), matrices.getNumElements()));
      }
      for (int i = 0; i < images.getNumElements(); i++) {
        String name = images.getChar(i).getString();
        long record = names.require(name, file.toString());
        boxes.searched(record);
        read(matrices.getMatrix(i), record, boxes, "%s, boxes of %s".formatted(file, name));
      }
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      throw new UserException(
          "%s: expected a MATLAB file (version 5) with the cells 'images' and 'boxes': %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void read(Matrix matrix, long record, ForeignBoxes boxes, String where) {
    if (matrix.getNumElements() > 0 && matrix.getNumCols() != EDGES) {
      throw new UserException(
          "%s: expected 4 columns, got %d".formatted(where, matrix.getNumCols()));
    }
    for (int row = 0; row < matrix.getNumElements() / EDGES; row++) {
      double[] edges = {
        matrix.getDouble(row, 1) - 1,
        matrix.getDouble(row, 0) - 1,
        matrix.getDouble(row, 3),
        matrix.getDouble(row, 2)
      };
      boxes.add(record, edges, Optional.empty(), where);
    }
  }
}
