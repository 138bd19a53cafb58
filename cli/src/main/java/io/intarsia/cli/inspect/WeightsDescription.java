package io.intarsia.cli.inspect;

import io.intarsia.core.weights.SafetensorsFile;
import io.intarsia.core.weights.SafetensorsHeader;
import io.intarsia.train.publish.WeightsImport;
import java.io.IOException;
import java.io.PrintStream;

/** A safetensors file in words: its tensors, where they come from. */
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
}
