package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.weights.SafetensorsFile;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.publish.WeightsImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia weights import}: a safetensors file as a SavedModel. */
public final class WeightsImportCommand implements Command {
  @Override
  public String name() {
    return "weights import";
  }

  @Override
  public String summary() {
    return "publish the weights of a safetensors file as a SavedModel";
  }

  @Override
  public Help help() {
    return new Help(
        "--from FILE --to DIR [--backbone CONFIG|NAME]",
        "Publishes weights by torchvision's names and in PyTorch's layout as the next version of a"
            + " model. Files that Intarsia wrote know their backbone; for others name it: "
            + String.join(", ", Backbones.names())
            + ", or a config file.",
        List.of(
            "intarsia weights import --from model-zoo/jigsaw-resnet18.safetensors"
                + " --to saved-models/jigsaw-resnet18",
            "intarsia weights import --from resnet50.safetensors --backbone resnet50"
                + " --to saved-models/imagenet-resnet50"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.required("from", "FILE", "a safetensors file, F32 or F16"))
        .addOption(Arguments.required("to", "DIR", "directory of the model, MODELS/NAME"))
        .addOption(
            Arguments.optional(
                "backbone", "CONFIG|NAME", "an experiment's config file, or a network's name"));
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    SafetensorsFile file = SafetensorsFile.open(Arguments.existingPath(line, "from"));
    Path model = Path.of(line.getOptionValue("to")).toAbsolutePath().normalize();
    Path root = model.getParent();
    if (root == null) {
      throw new UserException("--to: expected MODELS/NAME, such as saved-models/resnet50");
    }
    Path version =
        WeightsImport.publish(
            file,
            resolved(line, file),
            new ModelRepository(root),
            String.valueOf(model.getFileName()));
    console.out().printf("published %s as %s%n", file.path(), version);
    ServingHint.print(version, console.out());
  }

  private static ExperimentConfig resolved(CommandLine line, SafetensorsFile file)
      throws IOException {
    String backbone = line.getOptionValue("backbone");
    if (backbone == null) {
      return WeightsImport.resolved(file)
          .orElseThrow(
              () ->
                  new UserException(
                      "%s does not say which backbone it holds: give --backbone"
                          .formatted(file.path())));
    }
    ExperimentConfig given =
        Files.exists(Path.of(backbone))
            ? Configs.read(Path.of(backbone), List.of(), ExperimentConfig.getDefaultInstance())
            : ExperimentConfig.newBuilder().setBackbone(Backbones.named(backbone)).build();
    return Configs.resolve(given);
  }
}
