package io.intarsia.cli.commands;

import java.io.PrintStream;
import java.nio.file.Path;

/** How to serve a model that was just published. */
final class ServingHint {
  private ServingHint() {}

  /** Prints a command line for a version's directory, {@code ROOT/NAME/VERSION}. */
  static void print(Path version, PrintStream out) {
    Path model = version.toAbsolutePath().normalize().getParent();
    if (model != null) {
      out.printf(
          "serve it:  tensorflow_model_server --rest_api_port=8501 --model_name=%s --model_base_path=%s%n",
          model.getFileName(), model);
      out.printf("look at it:  intarsia inspect %s%n", version);
    }
  }
}
