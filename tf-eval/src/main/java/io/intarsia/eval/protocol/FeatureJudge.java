package io.intarsia.eval.protocol;

import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.features.FeatureExtractor;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.features.LayerShape;
import io.intarsia.proto.FeatureConfig;
import io.intarsia.proto.LayerScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Judges a backbone by the features of two sets of pictures, layer by layer.
 *
 * @param config how pictures become features
 * @param training pictures to learn from
 * @param test pictures to score on
 * @param scorer makes scores of a layer's features, first of the training pictures, then of the
 *     test pictures; layer, grid and dimensions are filled in
 */
record FeatureJudge(
    FeatureConfig config,
    EvaluationInput training,
    EvaluationInput test,
    BiFunction<FeatureMatrix, FeatureMatrix, LayerScores> scorer,
    Progress progress)
    implements Subjects.Judge {

  @Override
  public List<LayerScores> score(Path version, String name) throws IOException {
    try (LoadedModel model = LoadedModel.load(version, SessionOptions.defaults())) {
      FeatureExtractor extractor =
          new FeatureExtractor(
              model, config.getLayersList(), config.getImageSide(), config.getBatchSize());
      List<FeatureMatrix> ofTraining = extract(extractor, training, name + ": training");
      List<FeatureMatrix> ofTest = extract(extractor, test, name + ": test");
      return score(extractor.shapes(), ofTraining, ofTest, name);
    }
  }

  private List<FeatureMatrix> extract(
      FeatureExtractor extractor, EvaluationInput pictures, String label) {
    try (Progress.Task task = progress.start(label, pictures.size(), "images")) {
      return extractor.extract(pictures, task);
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
