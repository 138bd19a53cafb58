package io.intarsia.data.input;

import io.intarsia.core.UserException;
import io.intarsia.data.targets.AbBins;
import io.intarsia.data.targets.SoftEncoding;
import io.intarsia.proto.ColorCropConfig;
import io.intarsia.proto.ColorizationConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputChannels;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Colorization's input. A batch holds
 *
 * <ul>
 *   <li>{@code lightness} float32 {@code [batch, crop, crop, 1 or 3]}: L - 50, -50 to 50, on three
 *       equal channels for {@code LIGHTNESS_REPEATED};
 *   <li>{@code bins} int32 and {@code weights} float32 {@code [batch, target, target, K]}: the soft
 *       target, nearest bin first, weights of a place summing to 1;
 *   <li>{@code ab} float32 {@code [batch, target, target, 2]}: the mean ab of each square of the
 *       crop, which was converted to Lab before;
 *   <li>{@code mask} float32 {@code [batch]}: 0 for a grey photo, else 1.
 * </ul>
 *
 * <p>A run keeps {@code ab-bins.txtpb}.
 *
 * @param photo how a photo is cut and what counts as grey
 * @param channels of {@code lightness}, 1 or 3
 * @param bins what the targets count
 * @param encoding of a colour
 */
record ColorizationInput(ColorCropConfig photo, int channels, AbBins bins, SoftEncoding encoding)
    implements TaskInput {

  static ColorizationInput of(ExperimentConfig config) {
    ColorizationConfig colorization = config.getPretext().getColorization();
    ColorCropConfig photo = colorization.getPhoto();
    requireAtMost("crop", photo.getCrop(), "resize", photo.getResize());
    requireAtMost("target", photo.getTarget(), "crop", photo.getCrop());
    AbBins bins = AbBins.create(colorization.getBins());
    return new ColorizationInput(
        photo,
        channels(config.getBackbone().getInput()),
        bins,
        new SoftEncoding(bins, colorization.getEncoding()));
  }

  private static int channels(InputChannels input) {
    return switch (input) {
      case LIGHTNESS -> 1;
      case LIGHTNESS_REPEATED -> 3;
      case RGB ->
          throw new UserException(
              "backbone.input must be LIGHTNESS or LIGHTNESS_REPEATED for colorization, got RGB:"
                  + " the colours are what is asked");
    };
  }

  /** A bound of 0 stands for the photo's own size, which is no smaller. */
  private static void requireAtMost(String field, int value, String boundName, int bound) {
    if (bound != 0 && value > bound) {
      throw new UserException(
          "pretext.colorization.photo.%s must be at most %s (%d), got %d"
              .formatted(field, boundName, bound, value));
    }
  }

  @Override
  public PhotoTransform transform(SampleDetail detail) {
    return new ColorizationTransform(this, detail);
  }

  @Override
  public void saveTargets(Path directory) throws IOException {
    bins.write(directory.resolve(AbBins.RUN_FILE));
  }

  @Override
  public SamplePanel panel(long epochLength) {
    return new ColorPanel(photo, epochLength);
  }
}
