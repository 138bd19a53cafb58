package io.intarsia.cli.inspect;

import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TextFormat;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import java.io.PrintStream;
import java.util.Optional;

/** Where an output comes from, in words. */
final class Origin {
  private Origin() {}

  static void print(
      Optional<ExperimentConfig> resolved, Optional<Provenance> provenance, PrintStream out) {
    out.printf("%nprovenance%n");
    provenance.ifPresentOrElse(
        message -> printFields(message, out), () -> out.println("  not recorded"));
    out.printf("%nconfig%n");
    resolved.ifPresentOrElse(
        message -> printFields(message, out), () -> out.println("  not recorded"));
  }

  private static void printFields(MessageOrBuilder message, PrintStream out) {
    TextFormat.printer().printToString(message).lines().forEach(line -> out.printf("  %s%n", line));
  }
}
