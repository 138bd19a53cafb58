package io.intarsia.cli.commands;

import com.google.protobuf.TextFormat;
import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.proposals.ProposalRecall;
import io.intarsia.data.proposals.Proposals;
import io.intarsia.data.proposals.SearchedRecords;
import io.intarsia.data.proposals.foreign.ForeignImport;
import io.intarsia.data.proposals.search.BoxSearches;
import io.intarsia.data.proposals.search.ProposalSearch;
import io.intarsia.proto.ProposalSettings;
import io.intarsia.proto.SelectiveSearchConfig;
import io.intarsia.proto.SelectiveSearchMode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia proposals}: where in a data set's pictures objects may be. */
public final class ProposalsCommand implements Command {
  private static final List<Integer> COUNTS = List.of(100, 300, 1000, 2000);

  @Override
  public String name() {
    return "proposals";
  }

  @Override
  public String summary() {
    return "find boxes that may hold an object, in every picture of a data set";
  }

  @Override
  public Help help() {
    return new Help(
        "--data DIR --out DIR [--method M | --from FILE] [--splits LIST] [--limit N] [--set PATH=VALUE ...]",
        """
        Searches every picture with OpenCV's Selective Search, or with Edge Boxes where you bring the \
        model of its edge detector, and writes the boxes with the best first. Then prints which share \
        of the objects has a box on it, by the number of boxes looked at. A search that was stopped \
        goes on where it was, and any number of threads finds the same boxes. --from takes the boxes \
        of another program instead.""",
        List.of(
            "intarsia proposals --data data/voc07 --out proposals/voc07",
            "intarsia proposals --data data/voc07 --out proposals/voc07-quality"
                + " --method selective-search-quality --set most=2000",
            "intarsia proposals --data data/voc07 --out proposals/theirs --from"
                + " voc_2007_trainval.mat"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.required("data", "DIR", "an imported data set"))
        .addOption(Arguments.required("out", "DIR", "where the proposals go"))
        .addOption(
            Arguments.optional(
                "method",
                "M",
                "selective-search-fast (default), selective-search-quality or edge-boxes"))
        .addOption(
            Arguments.optional(
                "model",
                "FILE",
                "for edge-boxes: the structured forest, such as model.yml.gz of opencv_extra"))
        .addOption(
            Arguments.optional(
                "splits", "LIST", "such as trainval,test; without this all pictures"))
        .addOption(Arguments.optional("limit", "N", "search the first N of these pictures only"))
        .addOption(Arguments.optional("threads", "N", "default: one for each processor"))
        .addOption(
            Arguments.optional(
                "from",
                "FILE",
                "take boxes from here: .mat of Selective Search (cells images and boxes), .json"
                    + " (name to [[x1, y1, x2, y2], ...]) or .npy ([n, 5]: record, x1, y1, x2, y2)"))
        .addOption(Arguments.set());
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    ImportedDataset data = ImportedDataset.open(Arguments.existingPath(line, "data"));
    Path out = Path.of(line.getOptionValue("out"));
    if (line.hasOption("from")) {
      ForeignImport.run(Arguments.existingPath(line, "from"), data, kept(line), out);
    } else {
      search(line, data, out, console);
    }
    print(data, Proposals.open(out, data), console.out());
    console.out().printf("proposals: %s%n", out);
  }

  /** What is kept of another program's boxes. */
  private static ProposalSettings kept(CommandLine line) {
    return Configs.parse(
        "", "--from", Arguments.settings(line), ProposalSettings.getDefaultInstance());
  }

  private static void search(CommandLine line, ImportedDataset data, Path out, Console console)
      throws IOException {
    Optional<Path> model =
        line.hasOption("model")
            ? Optional.of(Arguments.existingPath(line, "model"))
            : Optional.empty();
    ProposalSettings settings = settings(line, model);
    SearchedRecords searched = searched(line, data);
    int threads =
        Arguments.integer(line, "threads", Runtime.getRuntime().availableProcessors(), 1, 1024);
    long before =
        new ProposalSearch(data, searched, settings, BoxSearches.of(settings, model))
            .run(out, threads, console.progress());
    if (before > 0) {
      console.out().printf("went on behind %d pictures searched before%n", before);
    }
  }

  private static SearchedRecords searched(CommandLine line, ImportedDataset data) {
    List<String> splits =
        line.hasOption("splits")
            ? Arrays.asList(line.getOptionValue("splits").split(","))
            : List.of();
    int limit = Arguments.integer(line, "limit", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    return SearchedRecords.of(data, splits, limit);
  }

  private static ProposalSettings settings(CommandLine line, Optional<Path> model)
      throws IOException {
    String method = line.getOptionValue("method", "selective-search-fast");
    ProposalSettings.Builder chosen = ProposalSettings.newBuilder();
    switch (method) {
      case "selective-search-fast" -> chosen.setSelectiveSearch(mode(SelectiveSearchMode.FAST));
      case "selective-search-quality" ->
          chosen.setSelectiveSearch(mode(SelectiveSearchMode.QUALITY));
      case "edge-boxes" -> {
        if (model.isPresent()) {
          chosen.setEdgeBoxes(BoxSearches.edgeBoxes(model.get()));
        } else {
          chosen.getEdgeBoxesBuilder();
        }
      }
      default ->
          throw new UserException(
              ("--method: expected selective-search-fast, selective-search-quality or edge-boxes,"
                      + " got '%s'")
                  .formatted(method));
    }
    return Configs.resolve(
        Configs.parse(
            TextFormat.printer().printToString(chosen),
            "--method " + method,
            Arguments.settings(line),
            ProposalSettings.getDefaultInstance()));
  }

  private static SelectiveSearchConfig mode(SelectiveSearchMode mode) {
    return SelectiveSearchConfig.newBuilder().setMode(mode).build();
  }

  private static void print(ImportedDataset data, Proposals proposals, PrintStream out)
      throws IOException {
    int pictures = proposals.searched().size();
    out.printf(
        "%d boxes in %d pictures, %.0f each%n",
        proposals.manifest().getBoxes(),
        pictures,
        proposals.manifest().getBoxes() / (double) pictures);
    ProposalRecall recall = ProposalRecall.measure(data, proposals, COUNTS);
    if (recall.objects() == 0) {
      return;
    }
    out.printf(
        "recall of %d objects, and of the %d with both sides over %d pixels; difficult ones left out%n",
        recall.objects(), recall.largeObjects(), ProposalRecall.LARGE_SIDE);
    out.println("  boxes   all, IoU 0.5   IoU 0.7   large, IoU 0.5   IoU 0.7");
    for (int i = 0; i < COUNTS.size(); i++) {
      out.printf(
          "  %5d         %5.1f %%   %5.1f %%          %5.1f %%   %5.1f %%%n",
          COUNTS.get(i),
          100 * recall.ofAll(i, 0.5),
          100 * recall.ofAll(i, 0.7),
          100 * recall.ofLarge(i, 0.5),
          100 * recall.ofLarge(i, 0.7));
    }
  }
}
