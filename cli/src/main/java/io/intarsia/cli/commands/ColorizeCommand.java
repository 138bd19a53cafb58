package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.eval.colorization.ColorSheet;
import io.intarsia.eval.colorization.Colorizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia colorize}: photographs in the colours that a model gives them. */
public final class ColorizeCommand implements Command {
  private static final String SHEET = "contact-sheet.png";
  private static final int SHEET_PICTURES = 24;

  @Override
  public String name() {
    return "colorize";
  }

  @Override
  public String summary() {
    return "colour photographs by a published colorization model";
  }

  @Override
  public Help help() {
    return new Help(
        "--model DIR --images DIR --out DIR [--temperature T]",
        "Writes each JPEG or PNG of a folder in the colours that the model sees in its lightness:"
            + " the photograph's own lightness at full size, the predicted colours stretched over"
            + " it. contact-sheet.png shows the first "
            + SHEET_PICTURES
            + " as grey, predicted and true. A file that cannot be decoded is named and left out."
            + " Low temperatures are vivid, 1 is the plain mean of what the model thinks possible.",
        List.of(
            "intarsia colorize --model saved-models/colorization-resnet18/1 --images photos"
                + " --out coloured"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.required("model", "DIR", "a version of a published model"))
        .addOption(Arguments.required("images", "DIR", "a folder of JPEG and PNG files"))
        .addOption(Arguments.required("out", "DIR", "where the coloured pictures go"))
        .addOption(Arguments.optional("temperature", "T", "of the annealed mean; 0.38 by default"));
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    List<Path> pictures = PictureFolder.list(Arguments.existingPath(line, "images"));
    double temperature = Arguments.number(line, "temperature", 0.38, 0.001, 100);
    Path out = Files.createDirectories(Path.of(line.getOptionValue("out")));
    ColorSheet sheet = new ColorSheet();
    int coloured = 0;
    try (LoadedModel model =
            LoadedModel.load(Arguments.existingPath(line, "model"), SessionOptions.defaults());
        Progress.Task task = console.progress().start("colorize", pictures.size(), "pictures")) {
      Colorizer colorizer = new Colorizer(model, temperature);
      for (int i = 0; i < pictures.size(); i++) {
        coloured += colorize(colorizer, pictures.get(i), out, sheet, console) ? 1 : 0;
        task.at(i + 1L);
      }
    }
    if (coloured == 0) {
      throw new UserException("none of the %d pictures can be decoded".formatted(pictures.size()));
    }
    AtomicFiles.write(out.resolve(SHEET), stream -> ImageIO.write(sheet.draw(), "png", stream));
    console.out().printf("%,d of %,d pictures: %s%n", coloured, pictures.size(), out);
    console.out().printf("side by side: %s%n", out.resolve(SHEET));
  }

  private static boolean colorize(
      Colorizer colorizer, Path picture, Path out, ColorSheet sheet, Console console)
      throws IOException {
    byte[] png;
    try {
      png = colorizer.colorize(Files.readAllBytes(picture));
    } catch (UserException e) {
      console.out().printf("left out: %s: %s%n", picture, e.getMessage());
      return false;
    }
    Path target = out.resolve(picture.getFileName() + ".png");
    AtomicFiles.write(target, stream -> stream.write(png));
    BufferedImage truth = ImageIO.read(picture.toFile());
    if (truth != null && sheet.size() < SHEET_PICTURES) {
      sheet.add(ImageIO.read(new ByteArrayInputStream(png)), truth);
    }
    return true;
  }
}
