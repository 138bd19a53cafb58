package io.intarsia.eval.protocol;

import io.intarsia.core.progress.Progress;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.features.LayerShape;
import io.intarsia.proto.LayerScores;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Makes scores of one backbone's features. */
@FunctionalInterface
interface FeatureScorer {

  /**
   * Scores all layers.
   *
   * @param shapes what the layers' features look like
   * @param examples a matrix for each layer, a row for each picture to learn from
   * @param test the same of the test pictures
   * @param name what the backbone is called in progress
   * @return one for each layer, with its name and shape
   */
  List<LayerScores> score(
      List<LayerShape> shapes,
      List<FeatureMatrix> examples,
      List<FeatureMatrix> test,
      String name,
      Progress progress);

  /**
   * Scores one layer after another.
   *
   * @param scorer makes scores of a layer's features, first of the examples, then of the test
   *     pictures; name and shape are filled in
   */
  static FeatureScorer ofEachLayer(BiFunction<FeatureMatrix, FeatureMatrix, LayerScores> scorer) {
    return (shapes, examples, test, name, progress) -> {
      List<LayerScores> scores = new ArrayList<>();
      try (Progress.Task task = progress.start(name + ": scores", shapes.size(), "layers")) {
        for (int i = 0; i < shapes.size(); i++) {
          scores.add(shapes.get(i).describe(scorer.apply(examples.get(i), test.get(i))));
          task.at(i + 1L);
        }
      }
      return scores;
    };
  }
}
