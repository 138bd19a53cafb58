package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

class PhotoDecoderTest {

  /** What was decoded: its shape, and a reader of pixels. */
  private interface Check {
    void accept(TUint8 photo);
  }

  private static void decode(byte[] bytes, int neededSide, Check check) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TString> input = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
      Operand<TUint8> photo = new PhotoDecoder(neededSide).decode(tf, input);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults());
          TString fed = TString.tensorOfBytes(NdArrays.scalarOfObject(bytes))) {
        session.fetch(
            Map.of(input, fed),
            List.of(photo),
            List.of(),
            result -> {
              check.accept((TUint8) result.get(0));
              return null;
            });
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jpg, 160, 200, 40, 40, 50",
    "jpg, 159, 200, 40, 80, 100",
    "jpg, 79, 100, 40, 79, 100",
    "jpg, 800, 700, 40, 100, 88",
    "jpg, 800, 700, 0, 800, 700",
    "png, 160, 200, 40, 40, 50",
    "png, 159, 200, 40, 79, 100",
    "png, 79, 100, 40, 79, 100",
  })
  void shrinksToTheSmallestSizeThatIsLargeEnough(
      String format, int height, int width, int needed, int decodedHeight, int decodedWidth)
      throws IOException {
    BufferedImage gradient = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        gradient.setRGB(x, y, ((200 * y / height) << 16) | ((200 * x / width) << 8) | 90);
      }
    }
    decode(
        TestDataset.encode(gradient, format),
        needed,
        photo -> {
          assertThat(photo.shape()).isEqualTo(Shape.of(decodedHeight, decodedWidth, 3));
          // The same colours in the same places: JPEG is allowed a few levels.
          int y = decodedHeight / 2;
          int x = decodedWidth / 3;
          double row = (y + 0.5) / decodedHeight;
          double column = (x + 0.5) / decodedWidth;
          int[] pixel = new int[3];
          for (int channel = 0; channel < 3; channel++) {
            pixel[channel] = photo.getByte(y, x, channel) & 0xff;
          }
          assertThat(pixel[0]).isCloseTo((int) (200 * row), within(6));
          assertThat(pixel[1]).isCloseTo((int) (200 * column), within(6));
          assertThat(pixel[2]).isCloseTo(90, within(6));
        });
  }

  @ParameterizedTest
  @CsvSource({
    BufferedImage.TYPE_BYTE_GRAY + ", png",
    BufferedImage.TYPE_BYTE_GRAY + ", jpg",
    BufferedImage.TYPE_INT_ARGB + ", png",
    BufferedImage.TYPE_BYTE_INDEXED + ", png",
    BufferedImage.TYPE_3BYTE_BGR + ", bmp",
    BufferedImage.TYPE_BYTE_INDEXED + ", gif"
  })
  void everyFormatBecomesThreeChannels(int type, String format) throws IOException {
    BufferedImage image = new BufferedImage(30, 20, type);
    // Black left of white, the only colours that every kind of picture has.
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 30; x++) {
        image.setRGB(x, y, x < 16 ? 0xff000000 : 0xffffffff);
      }
    }
    for (int needed : new int[] {0, 20}) {
      decode(
          TestDataset.encode(image, format),
          needed,
          photo -> {
            assertThat(photo.shape()).isEqualTo(Shape.of(20, 30, 3));
            for (int channel = 0; channel < 3; channel++) {
              assertThat(photo.getByte(4, 3, channel) & 0xff).isLessThan(10);
              assertThat(photo.getByte(4, 24, channel) & 0xff).isGreaterThan(245);
            }
          });
    }
  }
}
