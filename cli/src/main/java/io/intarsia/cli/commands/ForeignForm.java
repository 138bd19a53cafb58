package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.core.UserException;
import io.intarsia.models.naming.WeightNamings;
import io.intarsia.proto.ChannelOrder;
import io.intarsia.proto.PixelUnits;
import io.intarsia.train.publish.PixelConvention;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** The options that say how weights of other frameworks are named and meant. */
final class ForeignForm {
  private ForeignForm() {}

  static Options addTo(Options options) {
    return options
        .addOption(
            Arguments.optional(
                "naming",
                "NAME|FILE",
                String.join(", ", WeightNamings.names())
                    + ", or a file with a tensor's name and a variable's on each line; without it "
                    + WeightNamings.DEFAULT))
        .addOption(
            Arguments.optional(
                "channels", "ORDER", "what the weights take of pictures: rgb (default) or bgr"))
        .addOption(
            Arguments.optional(
                "pixels",
                "UNITS",
                "what they take of pixels less ImageNet's means: deviations (default, as"
                    + " torchvision) or grey-levels (0 to 255, as Caffe)"));
  }

  static String naming(CommandLine line) {
    return line.getOptionValue("naming", WeightNamings.DEFAULT);
  }

  static PixelConvention pixels(CommandLine line) {
    return new PixelConvention(channels(line), units(line));
  }

  private static ChannelOrder channels(CommandLine line) {
    String order = line.getOptionValue("channels", "rgb");
    return switch (order) {
      case "rgb" -> ChannelOrder.RED_FIRST;
      case "bgr" -> ChannelOrder.BLUE_FIRST;
      default -> throw new UserException("--channels: expected rgb or bgr, got '" + order + "'");
    };
  }

  private static PixelUnits units(CommandLine line) {
    String units = line.getOptionValue("pixels", "deviations");
    return switch (units) {
      case "deviations" -> PixelUnits.DEVIATIONS;
      case "grey-levels" -> PixelUnits.GREY_LEVELS;
      default ->
          throw new UserException(
              "--pixels: expected deviations or grey-levels, got '" + units + "'");
    };
  }
}
