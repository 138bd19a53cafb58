package io.intarsia.eval.protocol;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.features.FeatureSource;
import io.intarsia.eval.features.FeatureStage;
import io.intarsia.eval.features.LayerShape;
import io.intarsia.proto.LayerScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Judges a backbone by the features of two sets of pictures, layer by layer.
 *
 * @param stage makes features of pictures
 * @param kept directory that features are found in and added to, those of a twin in a directory
 *     inside it; without one they are made anew
 * @param training pictures to learn from
 * @param test pictures to score on
 * @param scorer makes scores of a layer's features, first of the training pictures, then of the
 *     test pictures; layer, grid and dimensions are filled in
 */
record FeatureJudge(
    FeatureStage stage,
    Optional<Path> kept,
    EvaluationInput training,
    EvaluationInput test,
    BiFunction<FeatureMatrix, FeatureMatrix, LayerScores> scorer,
    Progress progress)
    implements Subjects.Judge {

  @Override
  public List<LayerScores> score(Path version, String name) throws IOException {
    try (FeatureSource source = open(version, name)) {
      List<FeatureMatrix> ofTraining = read(source, training, name + ": training");
      List<FeatureMatrix> ofTest = read(source, test, name + ": test");
      return score(source.shapes(), ofTraining, ofTest, name);
    }
  }

  @MustBeClosed
  private FeatureSource open(Path version, String name) throws IOException {
    if (kept.isEmpty()) {
      return stage.inMemory(version);
    }
    Path directory =
        name.equals(Subjects.TRAINED)
            ? kept.get()
            : kept.get().resolve(Subjects.directoryName(name));
    return stage.stored(version, directory, name);
  }

  private List<FeatureMatrix> read(FeatureSource source, EvaluationInput pictures, String label) {
    try (Progress.Task task = progress.start(label, pictures.size(), "images")) {
      return source.of(pictures, task);
    }
  }

  private List<LayerScores> score(
      List<LayerShape> shapes,
      List<FeatureMatrix> ofTraining,
      List<FeatureMatrix> ofTest,
      String name) {
    List<LayerScores> scores = new ArrayList<>();
    try (Progress.Task task = progress.start(name + ": scores", shapes.size(), "layers")) {
      for (int i = 0; i < shapes.size(); i++) {
        scores.add(
            scorer.apply(ofTraining.get(i), ofTest.get(i)).toBuilder()
                .setLayer(shapes.get(i).layer())
                .setGrid(shapes.get(i).grid())
                .setDimensions(shapes.get(i).dimensions())
                .build());
        task.at(i + 1L);
      }
    }
    return scores;
  }
}
