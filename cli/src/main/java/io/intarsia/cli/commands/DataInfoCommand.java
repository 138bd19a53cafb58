package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.data.dataset.DatasetVerifier;
import io.intarsia.data.dataset.ImportedDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia data info}: what a data-set directory holds. */
public final class DataInfoCommand implements Command {
  @Override
  public String name() {
    return "data info";
  }

  @Override
  public String summary() {
    return "print what a data set holds, and verify it";
  }

  @Override
  public Help help() {
    return new Help(
        "DIR [--verify]",
        "Prints the number of pictures, classes, splits, sizes and rejects of an imported data set,"
            + " and its checksum.",
        List.of("intarsia data info data/pool", "intarsia data info data/pool --verify"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Arguments.flag("verify", "read everything again and compare it with the checksums"));
  }

  @Override
  public List<String> arguments() {
    return List.of("DIR");
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    ImportedDataset dataset = ImportedDataset.open(Path.of(line.getArgList().get(0)));
    DatasetSummary.print(dataset.manifest(), console.out());
    if (line.hasOption("verify")) {
      DatasetVerifier.verify(dataset, console.progress());
      console.out().printf("verified: every shard and record matches its checksum%n");
    }
  }
}
