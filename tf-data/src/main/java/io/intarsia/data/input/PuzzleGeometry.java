package io.intarsia.data.input;

import io.intarsia.core.UserException;
import io.intarsia.proto.PuzzleConfig;

/**
 * Where a puzzle's tiles lie. Lengths are pixels of the photo after it is resized.
 *
 * @param resize short side of the resized photo; 0 keeps the photo's own size, or enlarges it to
 *     the crop where it is smaller
 * @param crop side of the random square crop
 * @param grid cells along a side of the crop
 * @param patch side of the tile cut from each cell
 * @param jitter a tile's offset in its cell is one of 0 .. jitter-1 on either axis
 * @param channelShift a channel's further offset is one of 0 .. channelShift on either axis
 */
record PuzzleGeometry(int resize, int crop, int grid, int patch, int jitter, int channelShift) {

  /** Refuses a crop larger than the photo, and tiles that can leave their cells. */
  PuzzleGeometry {
    if (resize != 0 && crop > resize) {
      throw new UserException(
          "pretext.jigsaw.puzzle.crop must be at most resize (%d), got %d".formatted(resize, crop));
    }
    int cell = crop / grid;
    if (patch > cell) {
      throw new UserException(
          ("pretext.jigsaw.puzzle.patch must be at most the cell's side, crop / grid = %d / %d ="
                  + " %d, got %d")
              .formatted(crop, grid, cell, patch));
    }
    int room = cell - patch + 1 - channelShift;
    if (jitter > room) {
      throw new UserException(
          ("pretext.jigsaw.puzzle.jitter must be at most cell - patch + 1 - channel_shift = %d - %d"
                  + " + 1 - %d = %d, got %d")
              .formatted(cell, patch, channelShift, room, jitter));
    }
  }

  /** The geometry of a config. */
  static PuzzleGeometry of(PuzzleConfig config) {
    return new PuzzleGeometry(
        config.getResize(),
        config.getCrop(),
        config.getGrid(),
        config.getPatch(),
        config.getJitter(),
        config.getChannelShift());
  }

  /** The part of the photo that the puzzle is cut from. */
  SquareCrop square() {
    return new SquareCrop(resize, crop);
  }

  /** Side of a cell; what is left of the crop lies beyond the last one. */
  int cell() {
    return crop / grid;
  }

  /** Cells, and so tiles, of a puzzle. */
  int cells() {
    return grid * grid;
  }

  /** Top left corner (row, column) of each cell in the crop, row by row. */
  float[][] cellCorners() {
    float[][] corners = new float[cells()][];
    for (int i = 0; i < corners.length; i++) {
      int row = i / grid;
      int column = i % grid;
      corners[i] = new float[] {row * cell(), column * cell()};
    }
    return corners;
  }
}
