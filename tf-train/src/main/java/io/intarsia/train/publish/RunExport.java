package io.intarsia.train.publish;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.checkpoint.CheckpointGraph;
import io.intarsia.core.checkpoint.RestoreReport;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.data.targets.AbBins;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import io.intarsia.train.pretext.PretextObjective;
import io.intarsia.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.op.Ops;

/**
 * Publishes the backbone that a run has trained. The optimiser stays in the checkpoint, and so does
 * the pretext head, unless it colorizes.
 */
public final class RunExport {
  private static final String BELOW_PLACE = InferenceGraph.PLACE + "/";
  private static final String BELOW_HEAD = InferenceGraph.HEAD + "/";

  private RunExport() {}

  /**
   * Publishes a checkpoint's backbone as the next version of a model.
   *
   * @param run the checkpoint's
   * @param name the model's
   * @return the directory of the version
   * @throws UserException if the run is not one of pretraining, the checkpoint's backbone is not
   *     exactly the config's, or the name cannot be a model's
   */
  public static Path publish(
      RunDirectory run,
      Checkpoint checkpoint,
      ModelRepository repository,
      String name,
      SessionOptions options)
      throws IOException {
    if (!checkpoint.manifest().hasResolved()) {
      throw new UserException(
          "%s is no run of pretraining: give one, or a version of a SavedModel"
              .formatted(run.path()));
    }
    ExperimentConfig resolved = checkpoint.manifest().getResolved();
    Provenance provenance =
        checkpoint.manifest().getProvenance().toBuilder().setStep(checkpoint.step()).build();
    try (InferenceGraph inference = graphOf(resolved, run)) {
      CheckpointGraph restoring =
          CheckpointGraph.build(Ops.create(inference.graph()), inference.variables());
      try (GraphSession session = GraphSession.open(inference.graph(), options)) {
        requireSameBackbone(
            checkpoint, restoring.restoreMatching(session, checkpoint, RunExport::isPublished));
        return repository.publish(
            name, directory -> inference.write(directory, session, provenance));
      }
    }
  }

  @MustBeClosed
  private static InferenceGraph graphOf(ExperimentConfig resolved, RunDirectory run) {
    long seed = resolved.getInput().getSeed();
    return resolved.getPretext().hasColorization()
        ? InferenceGraph.colorizing(
            resolved,
            seed,
            PretextObjective.colors(AbBins.read(run.path().resolve(AbBins.RUN_FILE))))
        : InferenceGraph.build(resolved, seed);
  }

  private static boolean isPublished(String variable) {
    return variable.startsWith(BELOW_PLACE) || variable.startsWith(BELOW_HEAD);
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
