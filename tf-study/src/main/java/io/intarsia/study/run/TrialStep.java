package io.intarsia.study.run;

import java.nio.file.Path;
import java.util.List;

/**
 * A command that a trial runs.
 *
 * @param name what tables and times call it
 * @param arguments the command's words and options
 * @param product what is there once the step is done; then it is skipped
 */
record TrialStep(String name, List<String> arguments, Path product) {
  static final String PRETRAIN = "pretrain";
  static final String EXPORT = "export";

  /** Copies the list. */
  TrialStep {
    arguments = List.copyOf(arguments);
  }
}
