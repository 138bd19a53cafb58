package io.intarsia.eval.protocol;

import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.features.FeatureStage;
import io.intarsia.eval.features.Framing;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.SubjectKind;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

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
   * @param framing how pictures become squares
   * @param examples pictures of the training split that are learnt from
   * @param wording what the report says
   * @param scorer makes scores of the features
   * @param twins which stand beside the model
   */
  record Protocol(
      Splits splits,
      Framing framing,
      EvaluationInput examples,
      Wording wording,
      FeatureScorer scorer,
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
  public Optional<Framing> keptFraming() {
    return Optional.of(protocol.framing());
  }

  @Override
  public EvaluationReport run(IdentifiedModel model, Place place) throws IOException {
    Splits splits = protocol.splits();
    EvaluationReport.Builder report =
        new ReportHead(config, dataset, splits).start(model, protocol.wording());
    int side = config.getFeatures().getImageSide();
    Framing framing = protocol.framing();
    FeatureJudge judge =
        new FeatureJudge(
            new FeatureStage(dataset, config.getFeatures(), framing, progress),
            place.features(),
            protocol.examples(),
            framing.pictures(dataset, splits.test().records(), side),
            protocol.scorer(),
            progress);
    EvaluationInput statistics = framing.pictures(dataset, splits.training().records(), side);
    new Subjects(config.getRandomTwin(), statistics, protocol.twins()).score(model, report, judge);
    return report.build();
  }
}
