package io.intarsia.data.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.intarsia.core.graph.SessionOptions;
import io.intarsia.data.layout.RejectedException;
import io.intarsia.data.testing.OddPictures;
import io.intarsia.data.testing.Pictures;
import io.intarsia.proto.Precision;
import io.intarsia.proto.RejectReason;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureCheckTest {
  private static final Offset<Integer> CODING_LOSS = Offset.offset(40);

  private ImageCodec codec;
  private PictureCheck check;

  @BeforeEach
  @SuppressWarnings("MustBeClosedChecker") // closed after each test
  void open() {
    codec = new ImageCodec(new SessionOptions(1, Precision.FLOAT32));
    check = new PictureCheck(codec, new PictureLimits(1, 1000));
  }

  @AfterEach
  void close() {
    codec.close();
  }

  @Test
  void soundJpegAndPngStayAsTheyAre() throws RejectedException {
    for (byte[] picture :
        new byte[][] {
          Pictures.jpeg(20, 10, 1),
          Pictures.png(20, 10, 1),
          OddPictures.grey(),
          OddPictures.redInInks(),
          Pictures.encoded(9, 9, BufferedImage.TYPE_INT_ARGB, "png"),
          Pictures.encoded(9, 9, BufferedImage.TYPE_USHORT_GRAY, "png"),
          Pictures.encoded(9, 9, BufferedImage.TYPE_BYTE_INDEXED, "png"),
          Pictures.png(1, 1, 1)
        }) {
      assertThat(check.check(picture).bytes().toByteArray()).isEqualTo(picture);
    }
  }

  @Test
  void printersInksBecomeTheColourTheyShow() throws RejectedException {
    assertRed(codec.decode(OddPictures.redInInks()), 0, 0);
    assertRed(codec.decode(OddPictures.redInInvertedInks()), 0, 0);
  }

  /** The top left quarter is red as stored; where it is when the picture stands upright. */
  @ParameterizedTest
  @CsvSource({
    "1, 40, 20, 0, 0",
    "2, 40, 20, 39, 0",
    "3, 40, 20, 39, 19",
    "4, 40, 20, 0, 19",
    "5, 20, 40, 0, 0",
    "6, 20, 40, 19, 0",
    "7, 20, 40, 19, 39",
    "8, 20, 40, 0, 39"
  })
  void exifOrientationIsApplied(int orientation, int width, int height, int redX, int redY)
      throws RejectedException {
    byte[] stored = OddPictures.rotated(40, 20, orientation);
    PictureCheck.Checked checked = check.check(stored);
    Pixels upright = codec.decode(checked.bytes().toByteArray());

    assertThat(upright.width()).isEqualTo(width);
    assertThat(upright.height()).isEqualTo(height);
    assertRed(upright, redX, redY);
    assertThat(channel(upright, width - 1 - redX, height - 1 - redY, 2)).isGreaterThan(150);
    assertThat(checked.shortSide()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp"})
  void otherFormatsBecomePngWithoutLoss(String format) throws RejectedException {
    byte[] other = Pictures.encoded(12, 8, BufferedImage.TYPE_INT_RGB, format);
    byte[] png = check.check(other).bytes().toByteArray();

    Pixels pixels = codec.decode(png);
    assertThat(png).startsWith(0x89, 'P', 'N', 'G');
    assertThat(pixels.width()).isEqualTo(12);
    assertThat(channel(pixels, 0, 0, 0)).isEqualTo(255);
    assertThat(channel(pixels, 0, 0, 1)).isZero();
  }

  @Test
  void whatIsNoPictureIsNamed() {
    assertRejected(new byte[0], RejectReason.EMPTY);
    assertRejected(
        "<html>not found</html>".getBytes(StandardCharsets.UTF_8), RejectReason.NOT_AN_IMAGE);
    assertRejected(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, RejectReason.CORRUPT);
  }

  @Test
  void pixelsAreCountedBeforeAnythingIsDecoded() {
    assertRejected(OddPictures.pngOfSize(1001, 5), RejectReason.TOO_LARGE);
    assertRejected(OddPictures.pngOfSize(60_000, 60_000), RejectReason.TOO_LARGE);
    assertRejected(OddPictures.pngOfSize(-1, 5), RejectReason.TOO_LARGE);
    assertRejected(OddPictures.pngOfSize(0, 5), RejectReason.TOO_SMALL);
    assertRejected(OddPictures.pngOfSize(5, 5), RejectReason.CORRUPT);
  }

  /** Cut anywhere, a picture is refused, or it is whole for TensorFlow; never anything else. */
  @Test
  void pictureCutOffAnywhereIsRefused() {
    for (byte[] whole : new byte[][] {Pictures.jpeg(64, 64, 3), Pictures.png(64, 64, 3)}) {
      for (double share = 0.12; share < 0.95; share += 0.03) {
        assertRejected(OddPictures.truncated(whole, share), RejectReason.CORRUPT);
      }
    }
  }

  private void assertRejected(byte[] file, RejectReason reason) {
    RejectedException rejected =
        catchThrowableOfType(RejectedException.class, () -> check.check(file));
    assertThat(Objects.requireNonNull(rejected, "not rejected").reason()).isEqualTo(reason);
  }

  private static void assertRed(Pixels pixels, int x, int y) {
    assertThat(channel(pixels, x, y, 0)).isCloseTo(255, CODING_LOSS);
    assertThat(channel(pixels, x, y, 1)).isCloseTo(0, CODING_LOSS);
    assertThat(channel(pixels, x, y, 2)).isCloseTo(0, CODING_LOSS);
  }

  private static int channel(Pixels pixels, int x, int y, int channel) {
    return Byte.toUnsignedInt(pixels.rgb()[3 * (y * pixels.width() + x) + channel]);
  }
}
