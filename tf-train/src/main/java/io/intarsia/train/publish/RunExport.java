package io.intarsia.train.publish;

import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.checkpoint.CheckpointGraph;
import io.intarsia.core.checkpoint.RestoreReport;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.op.Ops;

/** Publishes the backbone that a run has trained; head and optimiser stay in the checkpoint. */
public final class RunExport {
  private static final String BELOW_PLACE = InferenceGraph.PLACE + "/";

  private RunExport() {}

  /**
   * Publishes a checkpoint's backbone as the next version of a model.
   *
   * @param name the model's
   * @return the directory of the version
   * @throws UserException if the checkpoint's backbone is not exactly the config's, or the name
   *     cannot be a model's
   */
  public static Path publish(
      Checkpoint checkpoint, ModelRepository repository, String name, SessionOptions options)
      throws IOException {
    ExperimentConfig resolved = checkpoint.manifest().getResolved();
    Provenance provenance =
        checkpoint.manifest().getProvenance().toBuilder().setStep(checkpoint.step()).build();
    try (InferenceGraph inference = InferenceGraph.build(resolved, resolved.getInput().getSeed())) {
      CheckpointGraph restoring =
          CheckpointGraph.build(Ops.create(inference.graph()), inference.variables());
      try (GraphSession session = GraphSession.open(inference.graph(), options)) {
        requireSameBackbone(
            checkpoint,
            restoring.restoreMatching(
                session, checkpoint, variable -> variable.startsWith(BELOW_PLACE)));
        return repository.publish(
            name, directory -> inference.write(directory, session, provenance));
      }
    }
  }

  private static void requireSameBackbone(Checkpoint checkpoint, RestoreReport report) {
    List<String> unused = new ArrayList<>(report.unused());
    unused.removeIf(variable -> !variable.startsWith(BELOW_PLACE));
    if (!report.missing().isEmpty() || !unused.isEmpty()) {
      throw new UserException(
          "%s holds another backbone than its config: it lacks %s and has %s besides"
              .formatted(checkpoint.directory(), report.missing(), unused));
    }
  }
}
