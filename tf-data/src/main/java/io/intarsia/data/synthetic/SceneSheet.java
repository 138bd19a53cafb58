package io.intarsia.data.synthetic;

import io.intarsia.core.files.AtomicFiles;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/** Many scenes on one JPEG picture, to be looked at: the middle 160 x 120 pixels of each. */
public final class SceneSheet {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final int GAP = 4;

  private SceneSheet() {}

  /**
   * Writes a sheet, row by row.
   *
   * @param first number of the first scene
   */
  public static void write(Path file, long seed, long first, int columns, int rows)
      throws IOException {
    BufferedImage sheet =
        new BufferedImage(
            columns * (WIDTH + GAP) - GAP, rows * (HEIGHT + GAP) - GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    SceneGenerator generator = new SceneGenerator(seed);
    for (int i = 0; i < columns * rows; i++) {
      int x = i % columns * (WIDTH + GAP);
      int y = i / columns * (HEIGHT + GAP);
      graphics.drawImage(middle(generator.scene(first + i).picture()), x, y, null);
    }
    graphics.dispose();
    AtomicFiles.write(file, Jpeg.encode(sheet));
  }

  private static BufferedImage middle(BufferedImage picture) {
    return picture.getSubimage(
        (picture.getWidth() - WIDTH) / 2, (picture.getHeight() - HEIGHT) / 2, WIDTH, HEIGHT);
  }
}
