package io.intarsia.eval.protocol;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.features.FeatureSource;
import io.intarsia.eval.features.FeatureStage;
import io.intarsia.proto.LayerScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Judges a backbone by its layers' features of two sets of pictures.
 *
 * @param stage makes features of pictures
 * @param kept directory that features are found in and added to, those of a twin in a directory
 *     inside it; without one they are made anew
 * @param training pictures to learn from
 * @param test pictures to score on
 * @param scorer makes scores of the features
 */
record FeatureJudge(
    FeatureStage stage,
    Optional<Path> kept,
    EvaluationInput training,
    EvaluationInput test,
    FeatureScorer scorer,
    Progress progress)
    implements Subjects.Judge {

  @Override
  public List<LayerScores> score(IdentifiedModel backbone, String name) throws IOException {
    try (FeatureSource source = open(backbone, name)) {
      List<FeatureMatrix> ofTraining = read(source, training, name + ": training");
      List<FeatureMatrix> ofTest = read(source, test, name + ": test");
      return scorer.score(source.shapes(), ofTraining, ofTest, name, progress);
    }
  }

  @MustBeClosed
  private FeatureSource open(IdentifiedModel backbone, String name) throws IOException {
    if (kept.isEmpty()) {
      return stage.inMemory(backbone.version());
    }
    Path directory =
        name.equals(Subjects.TRAINED)
            ? kept.get()
            : kept.get().resolve(Subjects.directoryName(name));
    return stage.stored(backbone, directory, name);
  }

  private List<FeatureMatrix> read(FeatureSource source, EvaluationInput pictures, String label) {
    try (Progress.Task task = progress.start(label, pictures.size(), "images")) {
      return source.of(pictures, task);
    }
  }
}
