package io.intarsia.eval.protocol;

import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.eval.features.Framing;
import io.intarsia.proto.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A way to judge published backbones, prepared for the pictures of one data set. */
public interface Evaluation {

  /**
   * Scores a model and its random twins.
   *
   * @param model one version
   * @param place where files may be kept
   * @throws io.intarsia.core.UserException if it is no model, or not one that a twin can be made
   *     of, if the place holds what another model, config or data set left there, or if it names
   *     features and no {@link #keptFraming()} takes them
   */
  EvaluationReport run(IdentifiedModel model, Place place) throws IOException;

  /** As {@link #run(IdentifiedModel, Place)}, of the version in a directory. */
  default EvaluationReport run(Path version, Place place) throws IOException {
    return run(IdentifiedModel.read(version), place);
  }

  /**
   * How the pictures are framed whose features it takes from a directory; nothing for one that
   * makes its own in every step.
   */
  Optional<Framing> keptFraming();

  /**
   * Where an evaluation keeps what it makes beside its report.
   *
   * @param out directory of the report; runs of what is trained lie in it
   * @param features directory that features are found in and added to, those of a twin in a
   *     directory inside it; without one they are made anew
   */
  record Place(Path out, Optional<Path> features) {
    /** Without features that are kept. */
    public Place(Path out) {
      this(out, Optional.empty());
    }
  }
}
