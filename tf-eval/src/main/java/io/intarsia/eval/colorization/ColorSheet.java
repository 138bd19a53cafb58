package io.intarsia.eval.colorization;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A sheet of pictures in threes, to judge a colorization with one's eyes: what the network saw,
 * what it made of it, and the truth.
 */
public final class ColorSheet {
  private static final int SIDE = 160;
  private static final int MARGIN = 6;
  private static final int CAPTION = 18;
  private static final int TRIPLES_IN_A_ROW = 2;
  private static final List<String> CAPTIONS = List.of("grey", "predicted", "true");

  private final List<List<BufferedImage>> triples = new ArrayList<>();

  /**
   * Adds a picture.
   *
   * @param predicted in the model's colours
   * @param truth as it was
   */
  public void add(BufferedImage predicted, BufferedImage truth) {
    triples.add(List.of(thumbnail(Grey.of(truth)), thumbnail(predicted), thumbnail(truth)));
  }

  /** How many pictures there are. */
  public int size() {
    return triples.size();
  }

  /** Draws the sheet. */
  public BufferedImage draw() {
    int columns = Math.min(TRIPLES_IN_A_ROW, Math.max(1, triples.size()));
    int rows = (triples.size() + columns - 1) / columns;
    int tripleWidth = CAPTIONS.size() * (SIDE + MARGIN) + 2 * MARGIN;
    BufferedImage sheet =
        new BufferedImage(
            columns * tripleWidth + MARGIN,
            CAPTION + rows * (SIDE + MARGIN) + MARGIN,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
      graphics.setColor(Color.DARK_GRAY);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
      for (int column = 0; column < columns; column++) {
        for (int i = 0; i < CAPTIONS.size(); i++) {
          int x = MARGIN + column * tripleWidth + i * (SIDE + MARGIN);
          graphics.drawString(CAPTIONS.get(i), x, CAPTION - 5);
        }
      }
      for (int i = 0; i < triples.size(); i++) {
        int x = MARGIN + i % columns * tripleWidth;
        int y = CAPTION + i / columns * (SIDE + MARGIN);
        for (BufferedImage picture : triples.get(i)) {
          graphics.drawImage(picture, x, y, null);
          x += SIDE + MARGIN;
        }
      }
    } finally {
      graphics.dispose();
    }
    return sheet;
  }

  /** Fits a picture into a square, keeping its shape. */
  private static BufferedImage thumbnail(BufferedImage picture) {
    double scale = SIDE / (double) Math.max(picture.getWidth(), picture.getHeight());
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = square.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, SIDE, SIDE);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.drawImage(picture, (SIDE - width) / 2, (SIDE - height) / 2, width, height, null);
    } finally {
      graphics.dispose();
    }
    return square;
  }
}
