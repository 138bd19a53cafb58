package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.data.synthetic.SceneSheet;
import io.intarsia.data.synthetic.VocFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia data synthesize}: pictures to try everything with, painted by the program. */
public final class DataSynthesizeCommand implements Command {
  private static final int SHEET_COLUMNS = 6;
  private static final int SHEET_ROWS = 3;

  @Override
  public String name() {
    return "data synthesize";
  }

  @Override
  public String summary() {
    return "paint scenes with objects of ten classes, as a VOCdevkit folder";
  }

  @Override
  public Help help() {
    return new Help(
        "--out DIR [--images N] [--seed S] [--first I] [--sheet FILE]",
        """
        Paints scenes (houses, cats, boats ... on a meadow, at sea, in a room) and writes them as \
        PASCAL VOC's development kit does, with boxes, difficult flags and splits. A scene depends \
        on the seed and its number alone, so the same command writes the same bytes.""",
        List.of(
            "intarsia data synthesize --out scenes --images 2000 --seed 1",
            "intarsia data import --source scenes --out data/scenes",
            "intarsia data synthesize --sheet scenes.jpg --seed 3"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.optional("out", "DIR", "folder to write; must not exist"))
        .addOption(Arguments.optional("images", "N", "how many scenes, 1 to 999999; default 1000"))
        .addOption(
            Arguments.optional(
                "sheet",
                "FILE",
                "a JPEG of %d x %d scenes to look at".formatted(SHEET_COLUMNS, SHEET_ROWS)))
        .addOption(Arguments.optional("seed", "S", "which world of scenes; default 0"))
        .addOption(Arguments.optional("first", "I", "number of the first scene; default 0"));
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    int images = Arguments.integer(line, "images", 1000, 1, 999_999);
    int seed = Arguments.integer(line, "seed", 0, 0, Integer.MAX_VALUE);
    int first = Arguments.integer(line, "first", 0, 0, 999_999 - images);
    String out = line.getOptionValue("out");
    String sheet = line.getOptionValue("sheet");
    if (out == null && sheet == null) {
      throw new UserException("nothing to make: give --out DIR, --sheet FILE or both");
    }
    if (out != null) {
      VocFolder folder = new VocFolder(seed, first, images);
      Map<String, Long> objects = folder.write(Path.of(out), console.progress());
      console.out().printf("%d scenes in %s%n", images, out);
      objects.forEach((name, count) -> console.out().printf("%8d  %s%n", count, name));
    }
    if (sheet != null) {
      SceneSheet.write(Path.of(sheet), seed, first, SHEET_COLUMNS, SHEET_ROWS);
      console.out().printf("sheet in %s%n", sheet);
    }
  }
}
