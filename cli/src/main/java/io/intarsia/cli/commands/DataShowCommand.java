package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.config.Configs;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.ContactSheet;
import io.intarsia.proto.ExperimentConfig;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia data show}: samples of a pretext task as a picture. */
public final class DataShowCommand implements Command {
  private static final int SAMPLES = 8;
  private static final int MAX_SAMPLES = 200;

  @Override
  public String name() {
    return "data show";
  }

  @Override
  public String summary() {
    return "draw what a pretext task makes of imported photos";
  }

  @Override
  public Help help() {
    return new Help(
        "--pretext CONFIG --data DIR --out FILE.png [--samples N] [--position P] [--set ...]",
        "Draws the first samples that a pretraining run with this config would see. Jigsaw: each"
            + " photo's crop with the boxes of its tiles, the shuffled puzzle, and the puzzle put"
            + " together again by its label. Numbers are the pieces', row by row from 0; the"
            + " permutation lists which piece stands in which place. Colorization: the crop, its"
            + " lightness, the colours that the target means, and those on the lightness.",
        List.of(
            "intarsia data show --pretext configs/jigsaw_resnet18_small.txtpb --data data/pool"
                + " --out sheet.png",
            "intarsia data show --pretext configs/jigsaw_resnet18_small.txtpb --data data/pool"
                + " --out one.png --samples 1 --position 4711 --set input.seed=7",
            "intarsia data show --pretext configs/colorization_resnet18_small.txtpb"
                + " --data data/pool --out colors.png"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.required("pretext", "CONFIG", "an experiment's config"))
        .addOption(Arguments.required("data", "DIR", "an imported data set"))
        .addOption(Arguments.required("out", "FILE.png", "the picture to write"))
        .addOption(Arguments.optional("samples", "N", "how many samples; 8 by default"))
        .addOption(
            Arguments.optional(
                "position", "P", "place of the first sample in the run, from 0 (the default)"))
        .addOption(Arguments.set());
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    ExperimentConfig config =
        Configs.read(
            Path.of(line.getOptionValue("pretext")),
            Arguments.settings(line),
            ExperimentConfig.getDefaultInstance());
    ImportedDataset dataset = ImportedDataset.open(Arguments.existingPath(line, "data"));
    int samples = Arguments.integer(line, "samples", SAMPLES, 1, MAX_SAMPLES);
    int position = Arguments.integer(line, "position", 0, 0, Integer.MAX_VALUE);
    BufferedImage sheet = ContactSheet.draw(config, dataset, samples, position);
    Path out = Path.of(line.getOptionValue("out"));
    AtomicFiles.write(out, stream -> ImageIO.write(sheet, "png", stream));
    console.out().printf("%s: %d samples from position %d%n", out, samples, position);
  }
}
