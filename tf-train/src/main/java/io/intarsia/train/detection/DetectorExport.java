package io.intarsia.train.detection;

import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.checkpoint.CheckpointGraph;
import io.intarsia.core.checkpoint.RestoreReport;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.proto.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.op.Ops;

/** Publishes the detector that a run has trained. */
public final class DetectorExport {
  private DetectorExport() {}

  /**
   * Publishes a checkpoint's detector as the next version of a model.
   *
   * @return the directory of the version
   * @throws UserException if the checkpoint holds no detector, or another than it says
   */
  public static Path publish(
      Checkpoint checkpoint, ModelRepository repository, String name, SessionOptions options)
      throws IOException {
    if (!checkpoint.manifest().hasDetector()) {
      throw new UserException(checkpoint.directory() + " holds no detector");
    }
    Provenance provenance =
        checkpoint.manifest().getProvenance().toBuilder().setStep(checkpoint.step()).build();
    try (DetectorGraph detector = DetectorGraph.build(checkpoint.manifest().getDetector())) {
      CheckpointGraph restoring =
          CheckpointGraph.build(Ops.create(detector.graph()), detector.variables());
      try (GraphSession session = GraphSession.open(detector.graph(), options)) {
        RestoreReport report = restoring.restoreMatching(session, checkpoint, variable -> true);
        if (!report.missing().isEmpty()) {
          throw new UserException(
              "%s lacks %s".formatted(checkpoint.directory(), report.missing()));
        }
        return repository.publish(
            name, directory -> detector.write(directory, session, provenance));
      }
    }
  }
}
