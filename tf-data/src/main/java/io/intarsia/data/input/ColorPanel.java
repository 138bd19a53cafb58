package io.intarsia.data.input;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.image.Lab;
import io.intarsia.proto.ColorCropConfig;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.tensorflow.ndarray.FloatNdArray;

/**
 * A photo to be coloured on a {@link ContactSheet}: the crop, its L as the network gets it, the
 * colours that the target means at the target's own resolution, and those colours on the crop's L:
 * what a network without an error would paint.
 */
final class ColorPanel implements SamplePanel {
  private static final int PICTURES = 4;

  private final int side;
  private final long epochLength;

  ColorPanel(ColorCropConfig photo, long epochLength) {
    this.epochLength = epochLength;
    side = Math.max(1, Math.round((float) PICTURE_SIDE / photo.getCrop())) * photo.getCrop();
  }

  @Override
  public int width() {
    return PICTURES * (side + SPACE) - SPACE;
  }

  @Override
  public int height() {
    return CAPTION + side;
  }

  @Override
  public List<Drawing> next(InputGraph stream, GraphSession session) {
    return ExplainedColors.next(stream, session).stream()
        .<Drawing>map(sample -> graphics -> draw(graphics, sample))
        .toList();
  }

  private void draw(Graphics2D graphics, ExplainedColors sample) {
    SamplePanel.drawCaption(
        graphics,
        SamplePanel.origin(sample.name(), sample.position(), epochLength),
        "%s   mean chroma %.1f%s"
            .formatted(
                sample.flipped() ? "mirrored" : "not mirrored",
                sample.meanChroma(),
                sample.grey() ? ", a grey photo: masked" : ""));
    List<BufferedImage> pictures =
        List.of(
            SamplePanel.image(sample.map("crop")),
            grey(sample.map("lightness")),
            SamplePanel.image(sample.map("target")),
            SamplePanel.image(sample.map("recolored")));
    for (int i = 0; i < pictures.size(); i++) {
      graphics.drawImage(pictures.get(i), i * (side + SPACE), CAPTION, side, side, null);
    }
  }

  private static BufferedImage grey(FloatNdArray lightness) {
    BufferedImage image = SamplePanel.blank(lightness);
    lightness
        .elements(1)
        .forEachIndexed(
            (at, pixel) -> {
              int value = (int) Math.round((pixel.getFloat(0) + Lab.MIDDLE_L) * 2.55);
              int shown = Math.max(0, Math.min(255, value));
              image.setRGB((int) at[1], (int) at[0], SamplePanel.rgb(shown, shown, shown));
            });
    return image;
  }
}
