package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.weights.WeightsFile;
import io.intarsia.core.weights.WeightsFiles;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.models.naming.WeightNamings;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.publish.TaughtClasses;
import io.intarsia.train.publish.WeightsImport;
import io.intarsia.train.publish.WeightsSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia weights import}: weights of a file as a SavedModel. */
public final class WeightsImportCommand implements Command {
  @Override
  public String name() {
    return "weights import";
  }

  @Override
  public String summary() {
    return "publish weights of PyTorch, VISSL, NumPy or Intarsia as a SavedModel";
  }

  @Override
  public Help help() {
    return new Help(
        "--from FILE --out DIR [--backbone CONFIG|NAME] [--naming NAME|FILE] [--channels bgr]"
            + " [--pixels grey-levels] [--taught-classes FILE]",
        "Publishes the weights of a safetensors file, or of a zip of torch.save or np.savez, as the"
            + " next version of a model. Whatever does not fit is listed, and nothing published."
            + " Files that Intarsia wrote know their backbone; for others name it: "
            + String.join(", ", Backbones.names())
            + ", or a config file.\n"
            + "Of weights that labels taught, --taught-classes says which: reports then mark the"
            + " classes that the backbone has seen labels of.",
        List.of(
            "intarsia weights import --from model-zoo/jigsaw-resnet18.safetensors"
                + " --out saved-models/jigsaw-resnet18",
            "intarsia weights import --from resnet50.pth --backbone resnet50"
                + " --taught-classes imagenet-classes.txt --out saved-models/imagenet-resnet50",
            "intarsia weights import --from vissl.torch --naming vissl --backbone resnet50"
                + " --channels bgr --out saved-models/vissl-resnet50"));
  }

  @Override
  public Options options() {
    return ForeignForm.addTo(new Options())
        .addOption(
            Arguments.required(
                "from", "FILE", "safetensors, .pth (torch.save) or .npz; float, half or double"))
        .addOption(Arguments.optional("out", "DIR", "directory of the model, MODELS/NAME"))
        .addOption(Arguments.optional("to", "DIR", "the same as --out"))
        .addOption(
            Arguments.optional(
                "backbone", "CONFIG|NAME", "an experiment's config file, or a network's name"))
        .addOption(
            Arguments.optional(
                "taught-classes",
                "FILE",
                "classes whose labels taught the weights, a name on each line; goes into the"
                    + " provenance"));
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    WeightsFile file = WeightsFiles.open(Arguments.existingPath(line, "from"));
    ExperimentConfig resolved = resolved(line, file);
    String naming = ForeignForm.naming(line);
    WeightsSource source =
        new WeightsSource(
            file,
            WeightNamings.named(naming, resolved.getBackbone()),
            naming,
            ForeignForm.pixels(line),
            taughtClasses(line));
    Path model = model(line);
    Path root = Objects.requireNonNull(model.getParent());
    WeightsImport.Outcome outcome =
        WeightsImport.publish(
            source, resolved, new ModelRepository(root), String.valueOf(model.getFileName()));
    print(outcome, console.out());
    console.out().printf("published %s as %s%n", file.path(), outcome.version());
    ServingHint.print(outcome.version(), console.out());
  }

  private static List<String> taughtClasses(CommandLine line) throws IOException {
    String file = line.getOptionValue("taught-classes");
    return file == null ? List.of() : TaughtClasses.read(Path.of(file));
  }

  private static Path model(CommandLine line) {
    String given = line.getOptionValue("out", line.getOptionValue("to"));
    if (given == null) {
      throw new UserException("--out is missing: MODELS/NAME, such as saved-models/resnet50");
    }
    Path model = Path.of(given).toAbsolutePath().normalize();
    if (model.getParent() == null) {
      throw new UserException("--out: expected MODELS/NAME, such as saved-models/resnet50");
    }
    return model;
  }

  private static void print(WeightsImport.Outcome outcome, PrintStream out) {
    out.printf("matched  %d variables, none missing%n", outcome.matched());
    out.printf(
        "unused   %s%n", outcome.unused().isEmpty() ? "none" : String.join(", ", outcome.unused()));
  }

  private static ExperimentConfig resolved(CommandLine line, WeightsFile file) throws IOException {
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
