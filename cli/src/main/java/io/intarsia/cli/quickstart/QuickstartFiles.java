package io.intarsia.cli.quickstart;

import io.intarsia.core.files.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What lies where in a quickstart's directory.
 *
 * @param root the directory
 */
public record QuickstartFiles(Path root) {
  private static final String PRETRAINING = "quickstart_jigsaw.txtpb";
  private static final String EVALUATION = "quickstart_svm.txtpb";

  /** Puts the configs, which are shipped inside the program, where a user can read them. */
  public void writeConfigs() throws IOException {
    Files.createDirectories(root.resolve("configs"));
    for (String name : List.of(PRETRAINING, EVALUATION)) {
      try (InputStream shipped = QuickstartFiles.class.getResourceAsStream(name)) {
        byte[] text = Objects.requireNonNull(shipped, name).readAllBytes();
        AtomicFiles.write(root.resolve("configs").resolve(name), text);
      }
    }
  }

  /** Config of the pretraining. */
  public Path pretraining() {
    return root.resolve("configs").resolve(PRETRAINING);
  }

  /** Config of the evaluation. */
  public Path evaluation() {
    return root.resolve("configs").resolve(EVALUATION);
  }

  /** The scenes that are learned from, as painted. */
  public Path poolScenes() {
    return root.resolve("scenes").resolve("pool");
  }

  /** The scenes that are judged on, as painted. */
  public Path labelledScenes() {
    return root.resolve("scenes").resolve("labelled");
  }

  /** The scenes that are learned from, imported. */
  public Path pool() {
    return root.resolve("data").resolve("pool");
  }

  /** The scenes that are judged on, imported. */
  public Path labelled() {
    return root.resolve("data").resolve("labelled");
  }

  /** Some of the scenes on one picture. */
  public Path sheet() {
    return root.resolve("scenes.jpg");
  }

  /** A puzzle. */
  public Path puzzle() {
    return root.resolve("puzzle.png");
  }

  /** The pretraining run. */
  public Path run() {
    return root.resolve("run");
  }

  /** Where the backbone is published. */
  public Path models() {
    return root.resolve("saved-models");
  }

  /** What the backbone is worth. */
  public Path report() {
    return root.resolve("report");
  }

  /** The page that shows it all. */
  public Path page() {
    return root.resolve("quickstart.html");
  }
}
