package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.cli.quickstart.QuickstartFiles;
import io.intarsia.cli.quickstart.QuickstartPage;
import io.intarsia.core.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * {@code intarsia quickstart}: the whole path on painted scenes. It runs the very commands that a
 * user would, says each before it does, and needs no network.
 */
public final class QuickstartCommand implements Command {
  private static final int IMAGES = 6000;

  @Override
  public String name() {
    return "quickstart";
  }

  @Override
  public String summary() {
    return "paint scenes, pretrain small backbones on their puzzles and colours, and see what they learn";
  }

  @Override
  public Help help() {
    return new Help(
        "[--out DIR] [--seed S] [--images N] [--steps N]",
        "Paints scenes, imports them, trains a small ResNet-18 to solve jigsaw puzzles of them and"
            + " another to colour them, exports both and scores each beside its random twin:"
            + " minutes on two processor cores, without network. Ends with tables and a page,"
            + " DIR/quickstart.html.",
        List.of("intarsia quickstart", "intarsia quickstart --out quick2 --seed 2"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Arguments.optional("out", "DIR", "where everything goes; must not exist; quickstart"))
        .addOption(Arguments.optional("seed", "S", "which world of scenes; default 1"))
        .addOption(Arguments.optional("images", "N", "scenes to learn from; default " + IMAGES))
        .addOption(Arguments.optional("steps", "N", "length of each pretraining, in steps"));
  }

  @Override
  public void run(CommandLine line, Console console) throws Exception {
    QuickstartFiles files = new QuickstartFiles(Path.of(line.getOptionValue("out", "quickstart")));
    if (Files.exists(files.root())) {
      throw new UserException(
          "%s exists already; choose another --out, or remove it".formatted(files.root()));
    }
    int seed = Arguments.integer(line, "seed", 1, 0, Integer.MAX_VALUE);
    int images = Arguments.integer(line, "images", IMAGES, 100, 100_000);
    int steps = Arguments.integer(line, "steps", QuickstartScript.STEPS_OF_CONFIG, 1, 1_000_000);
    long started = System.nanoTime();
    files.writeConfigs();
    List<String> said = new ArrayList<>();
    for (QuickstartScript.Step step : new QuickstartScript(files, seed, images, steps).steps()) {
      said.add(step.toString());
      console.out().printf("%n$ %s%n", step);
      step.run(console);
    }
    QuickstartPage.write(files, said);
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    console.out().printf("page: %s%n", files.page());
    console.out().printf("took %d min %d s%n", took.toMinutes(), took.toSecondsPart());
  }
}
