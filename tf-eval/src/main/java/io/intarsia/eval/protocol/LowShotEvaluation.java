package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.features.Framing;
import io.intarsia.eval.lowshot.Draws;
import io.intarsia.eval.lowshot.LowShotProtocol;
import io.intarsia.eval.lowshot.LowShotScorer;
import io.intarsia.eval.lowshot.ShotSources;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.LowShotConfig;
import io.intarsia.proto.SubjectKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Linear SVMs on few images of each class, for a published backbone and its random twins. */
final class LowShotEvaluation {
  private LowShotEvaluation() {}

  /**
   * Prepares an evaluation and draws its samples.
   *
   * @param config with every default filled in
   * @throws UserException if the data set has not the splits, labels or classes asked for, or too
   *     few images for every k
   */
  static Evaluation of(EvaluationConfig config, ImportedDataset dataset, Progress progress)
      throws IOException {
    LowShotConfig lowShot = config.getLowShot();
    Splits splits =
        Splits.read(dataset, "low_shot", lowShot.getTrainSplit(), lowShot.getTestSplit());
    LowShotProtocol protocol = LowShotProtocol.of(lowShot);
    List<Integer> classes = ShotSources.classes(dataset.manifest(), lowShot);
    Draws draws =
        Draws.of(
            ShotSources.of(dataset, lowShot, splits.training(), classes),
            protocol.k(),
            protocol.samples());
    List<int[]> labels = testLabels(dataset.manifest(), splits.test(), classes);
    long[] records = splits.training().records();
    long[] drawn = draws.rows().stream().mapToLong(row -> records[row]).toArray();
    int side = config.getFeatures().getImageSide();
    FeatureEvaluation.Protocol judged =
        new FeatureEvaluation.Protocol(
            splits,
            Framing.STRETCHED,
            Framing.STRETCHED.pictures(dataset, drawn, side),
            new LowShotWording(config, dataset.manifest(), protocol, draws)
                .of(classes.size(), splits),
            FeatureScorer.ofEachLayer(
                new LowShotScorer(protocol, draws, labels, Bootstrap.of(config.getBootstrap()))
                    ::score),
            Set.of(SubjectKind.RANDOM_TWIN));
    return new FeatureEvaluation(config, dataset, judged, progress);
  }

  private static List<int[]> testLabels(
      DatasetManifest manifest, LabelledSplit test, List<Integer> classes) {
    List<int[]> labels = classes.stream().map(label -> testLabels(manifest, test, label)).toList();
    for (int i = 0; i < labels.size(); i++) {
      if (Arrays.stream(labels.get(i)).noneMatch(label -> label == 1)) {
        throw new UserException(
            "low_shot.classes: no image of split '%s' shows '%s'"
                .formatted(test.name(), manifest.getClasses(classes.get(i))));
      }
    }
    return labels;
  }

  private static int[] testLabels(DatasetManifest manifest, LabelledSplit test, int label) {
    return manifest.getLabelling() == Labelling.MULTI_LABEL
        ? test.presence(label)
        : Arrays.stream(test.labels()).map(each -> each == label ? 1 : 0).toArray();
  }
}
