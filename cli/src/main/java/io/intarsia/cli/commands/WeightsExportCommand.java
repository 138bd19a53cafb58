package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.weights.ElementType;
import io.intarsia.train.publish.WeightsExport;
import io.intarsia.train.publish.WeightsForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia weights export}: a published backbone as a safetensors file. */
public final class WeightsExportCommand implements Command {
  @Override
  public String name() {
    return "weights export";
  }

  @Override
  public String summary() {
    return "write a SavedModel's weights as a safetensors file";
  }

  @Override
  public Help help() {
    return new Help(
        "--model DIR --out FILE [--half] [--naming NAME|FILE] [--channels bgr] [--pixels grey-levels]"
            + " [--widen-conv1]",
        "Writes the weights of a published backbone in PyTorch's layout, by torchvision's names if"
            + " no others are asked for, with resolved config and provenance in the metadata.\n"
            + "A backbone that was taught on lightness is written as one that takes lightness, unless"
            + " --widen-conv1 asks for one that takes RGB; model-zoo/README.md says how near that is.",
        List.of(
            "intarsia weights export --model saved-models/jigsaw-resnet18/1"
                + " --out model-zoo/jigsaw-resnet18.safetensors --half",
            "intarsia weights export --model saved-models/jigsaw-resnet50/1 --naming vissl"
                + " --out jigsaw-resnet50-vissl.safetensors"));
  }

  @Override
  public Options options() {
    return ForeignForm.addTo(new Options())
        .addOption(Arguments.required("model", "DIR", "a SavedModel's version"))
        .addOption(Arguments.required("out", "FILE", "the file to write; replaced if it is there"))
        .addOption(Arguments.flag("half", "store half precision: half the size, 11 bits"))
        .addOption(
            Arguments.flag(
                "widen-conv1", "lightness to RGB: spread the first convolution's kernel"));
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    Path file = Path.of(line.getOptionValue("out"));
    ElementType type = line.hasOption("half") ? ElementType.F16 : ElementType.F32;
    WeightsForm.Input input =
        line.hasOption("widen-conv1")
            ? WeightsForm.Input.WIDENED_TO_RGB
            : WeightsForm.Input.AS_TAUGHT;
    WeightsForm form =
        new WeightsForm(type, ForeignForm.naming(line), ForeignForm.pixels(line), input);
    WeightsExport.write(Arguments.existingPath(line, "model"), form, file);
    console.out().printf("wrote %s, %,d bytes%n", file, Files.size(file));
  }
}
