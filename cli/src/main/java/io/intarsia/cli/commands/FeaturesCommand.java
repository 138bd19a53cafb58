package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.features.FeatureStage;
import io.intarsia.eval.features.Framing;
import io.intarsia.eval.features.LayerShape;
import io.intarsia.proto.FeatureConfig;
import io.intarsia.proto.FeatureType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia features}: a data set's pictures as feature vectors on disk. */
public final class FeaturesCommand implements Command {
  private static final int MAX_SIDE = 4096;
  private static final int MAX_BATCH = 65_536;

  @Override
  public String name() {
    return "features";
  }

  @Override
  public String summary() {
    return "write the pooled features of a data set's pictures as .npy files";
  }

  @Override
  public Help help() {
    return new Help(
        "--model DIR --data DIR --out DIR [--layers LIST] [--side N] [--framing F] [--batch N]"
            + " [--precision FORMAT] [--type T]",
        """
        Runs every picture of a data set through a model and writes, for each layer, the pooled \
        features to LAYER.npy, one row a picture; line i of ids.txt names the picture of row i. \
        features.txtpb says of which model, data and preprocessing they are. A broken extraction \
        goes on where it was, further layers are added, and a directory of another origin is \
        refused.
        In bfloat16 a network is faster, on processors that have it, and its numbers right to three \
        digits; an evaluation takes such features if its own features.precision is BFLOAT16.
        SVMs, few images and neighbours are judged on whole pictures, stretched to the square; \
        linear classifiers on the centres, which --framing centred takes.""",
        List.of(
            "intarsia features --model saved-models/jigsaw-resnet50/1 --data data/voc07"
                + " --layers res3,res4,res5 --out features/jigsaw-voc07",
            "intarsia features --model saved-models/jigsaw-resnet18/1 --data data/voc --side 128"
                + " --type float16 --out features/jigsaw-voc"));
  }

  @Override
  public Options options() {
    FeatureConfig defaults = Configs.resolve(FeatureConfig.getDefaultInstance());
    return new Options()
        .addOption(
            Arguments.required("model", "DIR", "a version of a SavedModel: saved-models/NAME/1"))
        .addOption(Arguments.required("data", "DIR", "an imported data set"))
        .addOption(Arguments.required("out", "DIR", "where the features go"))
        .addOption(
            Arguments.optional("layers", "LIST", "such as res3,res4; all but the global average"))
        .addOption(
            Arguments.optional(
                "side", "N", "side that pictures are stretched to; " + defaults.getImageSide()))
        .addOption(Arguments.optional("framing", "F", "stretched (default) or centred"))
        .addOption(
            Arguments.optional(
                "batch", "N", "pictures of a forward pass; " + defaults.getBatchSize()))
        .addOption(
            PrecisionOption.option("what the network computes in: float32 (default) or bfloat16"))
        .addOption(
            Arguments.optional("type", "T", "what is written: float32 (default) or float16"));
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    ImportedDataset data = ImportedDataset.open(Arguments.existingPath(line, "data"));
    Path model = Arguments.existingPath(line, "model");
    Path out = Path.of(line.getOptionValue("out"));
    FeatureStage stage = new FeatureStage(data, config(line), framing(line), console.progress());
    List<LayerShape> shapes =
        stage.fill(IdentifiedModel.read(model), out, model.toString(), type(line));
    for (LayerShape shape : shapes) {
      console
          .out()
          .printf(
              "%s.npy: %d x %d, pooled %s%n",
              shape.layer(), data.size(), shape.dimensions(), shape.pooling());
    }
    console.out().printf("features: %s%n", out);
  }

  private static FeatureConfig config(CommandLine line) {
    FeatureConfig defaults = Configs.resolve(FeatureConfig.getDefaultInstance());
    FeatureConfig.Builder config = defaults.toBuilder();
    if (line.hasOption("layers")) {
      config.addAllLayers(Arrays.asList(line.getOptionValue("layers").split(",")));
    }
    return config
        .setImageSide(Arguments.integer(line, "side", defaults.getImageSide(), 16, MAX_SIDE))
        .setBatchSize(Arguments.integer(line, "batch", defaults.getBatchSize(), 1, MAX_BATCH))
        .setPrecision(PrecisionOption.of(line).orElse(defaults.getPrecision()))
        .build();
  }

  private static Framing framing(CommandLine line) {
    String name = line.getOptionValue("framing", "stretched");
    return switch (name) {
      case "stretched" -> Framing.STRETCHED;
      case "centred" -> Framing.CENTRED;
      default ->
          throw new UserException(
              "--framing: expected stretched or centred, got '%s'".formatted(name));
    };
  }

  private static FeatureType type(CommandLine line) {
    String name = line.getOptionValue("type", "float32");
    return switch (name) {
      case "float32" -> FeatureType.SINGLE;
      case "float16" -> FeatureType.HALF;
      default ->
          throw new UserException("--type: expected float32 or float16, got '%s'".formatted(name));
    };
  }
}
