package io.intarsia.eval.protocol;

import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.features.FeatureStage;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.SubjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiFunction;

/** An evaluation that sees no more of a backbone than its layers' features, which do not change. */
final class FeatureEvaluation implements Evaluation {
  private final EvaluationConfig config;
  private final ImportedDataset dataset;
  private final Protocol protocol;
  private final Progress progress;

  /**
   * What is done with the features.
   *
   * @param splits training and test
   * @param examples records of the training split that are learnt from
   * @param wording what the report says
   * @param scorer makes scores of a layer's features, first of the examples, then of the test
   *     pictures; layer, grid and dimensions are filled in
   * @param twins which stand beside the model
   */
  record Protocol(
      Splits splits,
      EvaluationInput examples,
      Wording wording,
      BiFunction<FeatureMatrix, FeatureMatrix, LayerScores> scorer,
      Set<SubjectKind> twins) {
    Protocol {
      twins = Set.copyOf(twins);
    }
  }

  FeatureEvaluation(
      EvaluationConfig config, ImportedDataset dataset, Protocol protocol, Progress progress) {
    this.config = config;
    this.dataset = dataset;
    this.protocol = protocol;
    this.progress = progress;
  }

  @Override
  public EvaluationReport run(Path model, Place place) throws IOException {
    Splits splits = protocol.splits();
    EvaluationReport.Builder report =
        new ReportHead(config, dataset, splits).start(model, protocol.wording());
    int side = config.getFeatures().getImageSide();
    FeatureJudge judge =
        new FeatureJudge(
            new FeatureStage(dataset, config.getFeatures(), progress),
            place.features(),
            protocol.examples(),
            new EvaluationInput(dataset, splits.test().records(), side),
            protocol.scorer(),
            progress);
    EvaluationInput statistics = new EvaluationInput(dataset, splits.training().records(), side);
    new Subjects(config.getRandomTwin(), statistics, protocol.twins()).score(model, report, judge);
    return report.build();
  }
}
