package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.ImportRequest.IfExists;
import io.intarsia.data.importer.Importer;
import io.intarsia.data.importer.PictureLimits;
import io.intarsia.data.importer.RejectLimit;
import io.intarsia.data.layout.Layouts;
import io.intarsia.proto.DatasetManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code intarsia data import}: photographs to a data-set directory. */
public final class DataImportCommand implements Command {
  @Override
  public String name() {
    return "data import";
  }

  @Override
  public String summary() {
    return "turn folders and archives of photographs into a data set";
  }

  @Override
  public Help help() {
    return new Help(
        "--source PATH [--source PATH ...] --out DIR",
        "Reads photographs once, decodes every one, and writes those that are sound to a directory"
            + " of TFRecord shards with an index and a manifest. Container and layout are"
            + " recognised. What cannot be used is counted and named in the manifest.",
        List.of(
            "intarsia data import --source photos/ --out data/photos",
            "intarsia data import --source pool-00.tar --source pool-01.tar --out data/pool"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Option.builder()
                .longOpt("source")
                .hasArg()
                .argName("PATH")
                .required()
                .desc(
                    "a folder, a tar archive (plain or gzipped), a list of files (.txt, .csv, .npy), or"
                        + " TFRecord files; repeats")
                .get())
        .addOption(Arguments.required("out", "DIR", "the data set to make"))
        .addOption(
            Arguments.optional(
                "only", "GLOB", "take files whose names match, such as 'places_*', and no others"))
        .addOption(Arguments.flag("overwrite", "replace the data set that is there"))
        .addOption(
            Arguments.optional(
                "layout",
                "NAME",
                "what folders mean: flat, classes or splits; without this it is recognised"))
        .addOption(
            Arguments.optional(
                "max-rejects",
                "SHARE",
                "share of the pictures that may be refused, 0 to 1; without this 0.05, and up to"
                    + " 100 pictures in any case"))
        .addOption(
            Arguments.optional(
                "max-side", "PIXELS", "longest side taken; default " + defaults().maxSide()))
        .addOption(
            Arguments.optional(
                "min-side", "PIXELS", "shortest side taken; default " + defaults().minSide()))
        .addOption(Arguments.optional("threads", "N", "default: one for each processor"));
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    ImportRequest request = request(line);
    Importer.Outcome outcome = Importer.run(request, console.progress());
    DatasetManifest manifest = outcome.manifest();
    console.out().printf("sources: %s%n", String.join(", ", outcome.containers()));
    console.out().printf("layout: %s%n", outcome.layout());
    if (outcome.ignored() > 0) {
      console.out().printf("ignored: %d other files%n", outcome.ignored());
    }
    DatasetSummary.print(manifest, console.out());
    console.out().printf("written to %s%n", request.out());
  }

  private static ImportRequest request(CommandLine line) {
    int processors = Runtime.getRuntime().availableProcessors();
    int maxSide =
        Arguments.integer(line, "max-side", defaults().maxSide(), 1, PictureLimits.LARGEST_SIDE);
    int minSide = Arguments.integer(line, "min-side", defaults().minSide(), 1, maxSide);
    return new ImportRequest(
        Arguments.values(line, "source").stream().map(Path::of).toList(),
        line.getOptionValue("only", ""),
        Path.of(line.getOptionValue("out")),
        layout(line),
        new PictureLimits(minSide, maxSide),
        rejectLimit(line),
        ImportRequest.DEFAULT_SHARD_BYTES,
        Arguments.integer(line, "threads", processors, 1, 1024),
        line.hasOption("overwrite") ? IfExists.REPLACE : IfExists.REFUSE);
  }

  private static Layouts.Choice layout(CommandLine line) {
    String text = line.getOptionValue("layout", "auto");
    try {
      return Layouts.Choice.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "--layout: expected auto, flat, classes or splits, got '%s'".formatted(text), e);
    }
  }

  private static RejectLimit rejectLimit(CommandLine line) {
    String text = line.getOptionValue("max-rejects");
    if (text == null) {
      return RejectLimit.DEFAULT;
    }
    try {
      return RejectLimit.ofShare(Double.parseDouble(text));
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "--max-rejects: expected a share from 0 to 1, got '%s'".formatted(text), e);
    }
  }

  private static PictureLimits defaults() {
    return PictureLimits.DEFAULT;
  }
}
