package io.intarsia.data.input;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.data.targets.PermutationSet;
import io.intarsia.proto.PuzzleConfig;
import io.intarsia.proto.TileNormalization;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.FloatNdArray;

/**
 * A puzzle on a {@link ContactSheet}: the crop with the tiles' boxes, the shuffled puzzle, and the
 * puzzle put together again by its label.
 */
final class PuzzlePanel implements SamplePanel {
  private static final int GAP = 4;

  /** Hues far apart, one for each piece: a piece has one colour in all three pictures. */
  private static final float HUE_STEP = 0.618f;

  private final PuzzleGeometry geometry;
  private final TileNormalization normalization;
  private final PermutationSet permutations;
  private final long epochLength;
  private final int scale;

  PuzzlePanel(PuzzleConfig config, PermutationSet permutations, long epochLength) {
    geometry = PuzzleGeometry.of(config);
    normalization = config.getNormalization();
    this.permutations = permutations;
    this.epochLength = epochLength;
    scale = Math.max(1, Math.round((float) PICTURE_SIDE / geometry.crop()));
  }

  @Override
  public int width() {
    return scale * geometry.crop() + 2 * (SPACE + puzzleSide());
  }

  @Override
  public int height() {
    return CAPTION + Math.max(scale * geometry.crop(), puzzleSide());
  }

  private int puzzleSide() {
    return geometry.grid() * (scale * geometry.patch() + GAP) - GAP;
  }

  @Override
  public List<Drawing> next(InputGraph stream, GraphSession session) {
    return ExplainedPuzzle.next(stream, session).stream()
        .<Drawing>map(puzzle -> graphics -> draw(graphics, puzzle))
        .toList();
  }

  private void draw(Graphics2D graphics, ExplainedPuzzle puzzle) {
    int[] permutation = permutations.get(puzzle.label());
    drawCaption(graphics, puzzle, permutation);
    graphics.translate(0, CAPTION);
    drawCrop(graphics, puzzle);
    graphics.translate(scale * geometry.crop() + SPACE, 0);
    for (int place = 0; place < permutation.length; place++) {
      drawTile(graphics, puzzle, place, place, permutation[place]);
    }
    graphics.translate(puzzleSide() + SPACE, 0);
    for (int place = 0; place < permutation.length; place++) {
      drawTile(graphics, puzzle, place, permutation[place], permutation[place]);
    }
  }

  private void drawCaption(Graphics2D graphics, ExplainedPuzzle puzzle, int[] permutation) {
    String order =
        IntStream.of(permutation).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    String colors =
        switch (puzzle.colors()) {
          case TileColors.GREY -> "grey";
          case TileColors.PROJECTED -> "projected colours";
          default -> "own colours";
        };
    SamplePanel.drawCaption(
        graphics,
        SamplePanel.origin(puzzle.name(), puzzle.position(), epochLength),
        "%s, %s   permutation %d of %d: %s"
            .formatted(
                puzzle.flipped() ? "mirrored" : "not mirrored",
                colors,
                puzzle.label(),
                permutations.size(),
                order));
  }

  private void drawCrop(Graphics2D graphics, ExplainedPuzzle puzzle) {
    int side = scale * geometry.crop();
    graphics.drawImage(SamplePanel.image(puzzle.crop()), 0, 0, side, side, null);
    for (int cell = 0; cell < geometry.cells(); cell++) {
      int row = scale * (int) puzzle.offsets().getFloat(cell, 0);
      int column = scale * (int) puzzle.offsets().getFloat(cell, 1);
      int patch = scale * geometry.patch();
      graphics.setColor(colorOf(cell));
      graphics.drawRect(column, row, patch - 1, patch - 1);
      drawNumber(graphics, cell, column, row);
    }
  }

  private void drawTile(
      Graphics2D graphics, ExplainedPuzzle puzzle, int tile, int place, int piece) {
    int side = scale * geometry.patch();
    int x = place % geometry.grid() * (side + GAP);
    int y = place / geometry.grid() * (side + GAP);
    graphics.drawImage(shown(puzzle.tiles().get(tile)), x, y, side, side, null);
    drawNumber(graphics, piece, x, y);
  }

  private static void drawNumber(Graphics2D graphics, int piece, int x, int y) {
    graphics.setColor(Color.BLACK);
    graphics.fillRect(x, y, FONT_SIZE, FONT_SIZE + 2);
    graphics.setColor(colorOf(piece));
    graphics.drawString(String.valueOf(piece), x + 3, y + FONT_SIZE - 1);
  }

  private static Color colorOf(int piece) {
    return Color.getHSBColor(piece * HUE_STEP, 0.75f, 1);
  }

  /** Undoes the normalisation, as far as that can be undone. */
  private BufferedImage shown(FloatNdArray tile) {
    BufferedImage image = SamplePanel.blank(tile);
    tile.elements(1)
        .forEachIndexed(
            (at, pixel) ->
                image.setRGB(
                    (int) at[1],
                    (int) at[0],
                    SamplePanel.rgb(
                        TileColors.shown(normalization, pixel.getFloat(0), 0),
                        TileColors.shown(normalization, pixel.getFloat(1), 1),
                        TileColors.shown(normalization, pixel.getFloat(2), 2))));
    return image;
  }
}
