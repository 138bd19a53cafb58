package io.intarsia.cli.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies where in a quickstart's directory.
 *
 * @param root the directory
 */
public record QuickstartFiles(Path root) {
  private static final String PRETRAINING = "quickstart_%s.txtpb";
  private static final String EVALUATION = "quickstart_svm.txtpb";

  /** Puts the configs, which are shipped inside the program, where a user can read them. */
  public void writeConfigs() throws IOException {
    List<String> names = new ArrayList<>(List.of(EVALUATION));
    for (Lesson lesson : Lesson.values()) {
      names.add(PRETRAINING.formatted(lesson.word()));
    }
    ShippedConfigs.write(names, root.resolve("configs"));
  }

  /** Config of a pretraining. */
  public Path pretraining(Lesson lesson) {
    return root.resolve("configs").resolve(PRETRAINING.formatted(lesson.word()));
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

  /** What is asked of the network, and the answer. */
  public Path sample(Lesson lesson) {
    return root.resolve(lesson.word() + ".png");
  }

  /** A pretraining run. */
  public Path run(Lesson lesson) {
    return root.resolve("runs").resolve(lesson.word());
  }

  /** Where the backbones are published. */
  public Path models() {
    return root.resolve("saved-models");
  }

  /** What a backbone is worth. */
  public Path report(Lesson lesson) {
    return root.resolve("reports").resolve(lesson.word());
  }

  /** The page that shows it all. */
  public Path page() {
    return root.resolve("quickstart.html");
  }
}
