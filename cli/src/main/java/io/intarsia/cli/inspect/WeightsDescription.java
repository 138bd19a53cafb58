package io.intarsia.cli.inspect;

import io.intarsia.core.weights.SafetensorsFile;
import io.intarsia.core.weights.SafetensorsHeader;
import io.intarsia.core.weights.WeightsFile;
import io.intarsia.train.publish.WeightsImport;
import java.io.IOException;
import java.io.PrintStream;

/** A file of weights in words: its tensors, where they come from. */
final class WeightsDescription {
  private WeightsDescription() {}

  static void print(SafetensorsFile file, PrintStream out) throws IOException {
    SafetensorsHeader header = file.header();
    out.printf(
        "weights %s: %d tensors, %,d numbers, %,d bytes%n%n",
        file.path(),
        header.tensors().size(),
        header.tensors().values().stream().mapToLong(SafetensorsHeader.Entry::size).sum(),
        header.dataBytes());
    header
        .tensors()
        .forEach((name, tensor) -> out.printf("  %s %s %s%n", name, tensor.type(), tensor.shape()));
    Origin.print(WeightsImport.resolved(file), WeightsImport.provenance(file), out);
  }

  /** Of another framework's file. Its names and shapes are what a table of names is written by. */
  static void print(WeightsFile file, PrintStream out) {
    out.printf("weights %s: %d tensors%n%n", file.path(), file.shapes().size());
    file.shapes().forEach((name, shape) -> out.printf("  %s %s%n", name, shape));
  }
}
