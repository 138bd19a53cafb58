package io.intarsia.data.input;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A puzzle made the plain way, in double precision: resize the whole photo, mirror it, crop it, cut
 * it, recolour it, normalise it. Written from the definitions, without the product's shortcuts.
 */
final class SlowPuzzle {
  private final PuzzleGeometry geometry;

  /** {@code [row][column][channel]} of the resized, mirrored photo. */
  private final double[][][] photo;

  SlowPuzzle(BufferedImage source, PuzzleGeometry geometry, boolean flipped) {
    this.geometry = geometry;
    int shortSide = Math.min(source.getWidth(), source.getHeight());
    int side = geometry.resize() == 0 ? Math.max(shortSide, geometry.crop()) : geometry.resize();
    int height = source.getHeight() * side / shortSide;
    int width = source.getWidth() * side / shortSide;
    photo = new double[height][width][];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double y = (row + 0.5) * source.getHeight() / height - 0.5;
        double x = (column + 0.5) * source.getWidth() / width - 0.5;
        photo[row][flipped ? width - 1 - column : column] = bilinear(source, y, x);
      }
    }
  }

  private static double[] bilinear(BufferedImage source, double y, double x) {
    double insideY = Math.max(0, Math.min(source.getHeight() - 1, y));
    double insideX = Math.max(0, Math.min(source.getWidth() - 1, x));
    int top = (int) Math.floor(insideY);
    int left = (int) Math.floor(insideX);
    int bottom = Math.min(top + 1, source.getHeight() - 1);
    int right = Math.min(left + 1, source.getWidth() - 1);
    double down = insideY - top;
    double across = insideX - left;
    double[] pixel = new double[3];
    for (int channel = 0; channel < 3; channel++) {
      double above =
          (1 - across) * value(source, left, top, channel)
              + across * value(source, right, top, channel);
      double below =
          (1 - across) * value(source, left, bottom, channel)
              + across * value(source, right, bottom, channel);
      pixel[channel] = (1 - down) * above + down * below;
    }
    return pixel;
  }

  private static int value(BufferedImage source, int x, int y, int channel) {
    return (source.getRGB(x, y) >> (16 - 8 * channel)) & 255;
  }

  /**
   * The tile cut at an offset in the crop, {@code [row][column][channel]}, 0 .. 255.
   *
   * @param corner row and column of the crop
   * @param offset row and column of the tile in the crop
   */
  double[][][] tile(float[] corner, float[] offset) {
    double[][][] tile = new double[geometry.patch()][geometry.patch()][];
    for (int row = 0; row < geometry.patch(); row++) {
      for (int column = 0; column < geometry.patch(); column++) {
        tile[row][column] =
            photo[(int) (corner[0] + offset[0]) + row][(int) (corner[1] + offset[1]) + column]
                .clone();
      }
    }
    return tile;
  }

  /** Recolours in place: 1 takes the green-magenta axis away, 2 makes grey. */
  static void recolor(double[][][] tile, int colors) {
    for (double[][] row : tile) {
      for (double[] pixel : row) {
        if (colors == 1) {
          double along = (-pixel[0] + 2 * pixel[1] - pixel[2]) / 6;
          pixel[0] += along;
          pixel[1] -= 2 * along;
          pixel[2] += along;
        } else if (colors == 2) {
          double grey = 0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2];
          Arrays.fill(pixel, grey);
        }
      }
    }
  }

  /** Normalises in place by torchvision's means and deviations. */
  static void normalizeByDataset(double[][][] tile) {
    double[] mean = {0.485, 0.456, 0.406};
    double[] deviation = {0.229, 0.224, 0.225};
    for (double[][] row : tile) {
      for (double[] pixel : row) {
        for (int channel = 0; channel < 3; channel++) {
          pixel[channel] = (pixel[channel] / 255 - mean[channel]) / deviation[channel];
        }
      }
    }
  }

  /**
   * Normalises in place by the tile's own means and deviations; one grey level is added to these.
   */
  static void normalizeByItself(double[][][] tile) {
    int pixels = tile.length * tile.length;
    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      double squares = 0;
      for (double[][] row : tile) {
        for (double[] pixel : row) {
          sum += pixel[channel];
          squares += pixel[channel] * pixel[channel];
        }
      }
      double mean = sum / pixels;
      double deviation = Math.sqrt(squares / pixels - mean * mean);
      for (double[][] row : tile) {
        for (double[] pixel : row) {
          pixel[channel] = (pixel[channel] - mean) / (deviation + 1);
        }
      }
    }
  }
}
