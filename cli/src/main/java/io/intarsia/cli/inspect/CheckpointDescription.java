package io.intarsia.cli.inspect;

import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.SavedVariable;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A checkpoint in words: its step, its variables, how it scored, where it comes from. */
final class CheckpointDescription {
  private CheckpointDescription() {}

  static void print(Checkpoint checkpoint, PrintStream out) {
    CheckpointManifest manifest = checkpoint.manifest();
    out.printf("checkpoint %s: step %,d%n", checkpoint.directory(), checkpoint.step());
    manifest
        .getHeldOutList()
        .forEach(scalar -> out.printf("held out   %s %.4f%n", scalar.getName(), scalar.getValue()));
    Map<String, List<SavedVariable>> byPlace =
        manifest.getVariablesList().stream()
            .collect(
                Collectors.groupingBy(
                    variable -> variable.getName().replaceFirst("/.*", ""),
                    TreeMap::new,
                    Collectors.toList()));
    byPlace.forEach(
        (place, variables) ->
            out.printf(
                "variables  %s: %d with %,d numbers%n",
                place,
                variables.size(),
                variables.stream().mapToLong(CheckpointDescription::size).sum()));
    Origin.print(Optional.of(manifest.getResolved()), Optional.of(manifest.getProvenance()), out);
  }

  private static long size(SavedVariable variable) {
    return variable.getShapeList().stream().reduce(1L, Math::multiplyExact);
  }
}
