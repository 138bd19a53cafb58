package io.intarsia.data.input;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.proto.RandomSizedCropConfig;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/** A photo with its class on a {@link ContactSheet}: the crop as it was drawn, mirrored or not. */
final class ClassPanel implements SamplePanel {
  /** The captions are wider than a crop. */
  private static final int WIDTH = 2 * PICTURE_SIDE;

  private final int side;
  private final long epochLength;

  ClassPanel(RandomSizedCropConfig photo, long epochLength) {
    this.epochLength = epochLength;
    side = Math.max(1, Math.round((float) PICTURE_SIDE / photo.getCrop())) * photo.getCrop();
  }

  @Override
  public int width() {
    return Math.max(WIDTH, side);
  }

  @Override
  public int height() {
    return CAPTION + side;
  }

  @Override
  public List<Drawing> next(InputGraph stream, GraphSession session) {
    List<Operand<?>> tensors = new ArrayList<>();
    Stream.of("name", "position", "class", "flipped", "crop")
        .forEach(name -> tensors.add(Objects.requireNonNull(stream.tensors().get(name))));
    return session.fetch(Map.of(), tensors, List.of(), this::read);
  }

  private List<Drawing> read(Result result) {
    List<Drawing> drawings = new ArrayList<>();
    TString names = (TString) result.get(0);
    for (long i = 0; i < names.size(); i++) {
      String origin =
          SamplePanel.origin(names.getObject(i), ((TInt64) result.get(1)).getLong(i), epochLength);
      String drawn =
          "class %d, %s"
              .formatted(
                  ((TInt32) result.get(2)).getInt(i),
                  ((TBool) result.get(3)).getBoolean(i) ? "mirrored" : "not mirrored");
      BufferedImage image = SamplePanel.image(((TFloat32) result.get(4)).get(i));
      drawings.add(graphics -> draw(graphics, origin, drawn, image));
    }
    return drawings;
  }

  private void draw(Graphics2D graphics, String origin, String drawn, BufferedImage image) {
    SamplePanel.drawCaption(graphics, origin, drawn);
    graphics.drawImage(image, 0, CAPTION, side, side, null);
  }
}
