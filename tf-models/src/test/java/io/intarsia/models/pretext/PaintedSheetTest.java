package io.intarsia.models.pretext;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** Two photos of one colour each: the network paints both red, where the second is blue. */
class PaintedSheetTest {
  private static final int CROP = 6;
  private static final int STEP = CROP + PaintedSheet.SPACE;

  /** sRGB (200, 60, 60) is Lab (46.77, 55.09, 32.32); (60, 60, 200) is (34.72, 44.80, -72.32). */
  private static final float[][] COLORS = {{55.09f, 32.32f}, {44.8f, -72.32f}};

  private static final float[] LIGHTNESS = {46.77f - 50, 34.72f - 50};

  @Test
  void greyPaintedAndTrueStandSideBySide() throws IOException {
    BufferedImage sheet = draw();
    assertThat(sheet.getWidth()).isEqualTo(3 * STEP);
    assertThat(sheet.getHeight()).isEqualTo(2 * STEP);
    assertThat(channels(sheet, 0, 0)).isEqualTo("111 111 111");
    assertThat(channels(sheet, STEP, 0)).isEqualTo("200 60 60");
    assertThat(channels(sheet, 2 * STEP, 0)).isEqualTo("200 60 60");
    assertThat(channels(sheet, 0, STEP)).isEqualTo("82 82 82");
    assertThat(red(sheet, STEP, STEP)).isGreaterThan(2 * blue(sheet, STEP, STEP));
    assertThat(channels(sheet, 2 * STEP, STEP)).isEqualTo("60 60 200");
    assertThat(channels(sheet, STEP - 1, 0)).isEqualTo("255 255 255");
  }

  private static BufferedImage draw() throws IOException {
    ColorBins bins = ColorBins.of(COLORS, new float[0]);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> pixel =
          tf.reshape(tf.constant(LIGHTNESS), tf.constant(new int[] {2, 1, 1, 1}));
      Operand<TFloat32> lightness = tf.broadcastTo(pixel, tf.array(2, CROP, CROP, 1));
      Operand<TFloat32> sureOfRed = tf.constant(new float[][] {{100, 0}, {100, 0}});
      ColorTargets targets =
          new ColorTargets(
              1,
              tf.constant(new int[][] {{0}, {1}}),
              tf.constant(new float[][] {{1}, {1}}),
              tf.constant(COLORS),
              tf.constant(new float[] {1, 1}));
      Operand<TString> png = new PaintedSheet(bins).build(tf, lightness, sureOfRed, targets);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        byte[] bytes =
            session.fetch(
                Map.of(),
                List.of(png),
                List.of(),
                result -> ((TString) result.get(0)).asBytes().getObject());
        return ImageIO.read(new ByteArrayInputStream(bytes));
      }
    }
  }

  private static String channels(BufferedImage sheet, int x, int y) {
    return "%d %d %d"
        .formatted(red(sheet, x, y), sheet.getRGB(x, y) >> 8 & 0xff, blue(sheet, x, y));
  }

  private static int red(BufferedImage sheet, int x, int y) {
    return sheet.getRGB(x, y) >> 16 & 0xff;
  }

  private static int blue(BufferedImage sheet, int x, int y) {
    return sheet.getRGB(x, y) & 0xff;
  }
}
