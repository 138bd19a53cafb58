package io.intarsia.cli.inspect;

import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.checkpoint.CheckpointStore;
import io.intarsia.proto.Scalar;
import io.intarsia.train.run.RunDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** A run in words: its checkpoints with their scores, where it comes from. */
final class RunDescription {
  private RunDescription() {}

  static void print(RunDirectory run, PrintStream out) throws IOException {
    CheckpointStore checkpoints = run.checkpoints();
    List<Long> steps = checkpoints.steps();
    out.printf("run %s%n%ncheckpoints%n", run.path());
    if (steps.isEmpty()) {
      out.println("  none yet");
    }
    for (long step : steps) {
      print(checkpoints.at(step), out);
    }
    Origin.print(Optional.of(run.resolved()), Optional.of(run.provenance()), out);
  }

  private static void print(Checkpoint checkpoint, PrintStream out) {
    StringBuilder scores = new StringBuilder();
    for (Scalar scalar : checkpoint.manifest().getHeldOutList()) {
      scores.append("  %s %.4f".formatted(scalar.getName(), scalar.getValue()));
    }
    out.printf("  step %,d%s%n", checkpoint.step(), scores);
  }
}
