package io.intarsia.eval.protocol;

import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.twin.RandomTwin;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.Provenance;
import io.intarsia.proto.RandomTwinConfig;
import io.intarsia.proto.Scored;
import io.intarsia.proto.SplitUse;
import java.io.IOException;

/** What a report says before its scores: model, data, protocol and what a reader must know. */
final class ReportHead {
  private final EvaluationConfig config;
  private final ImportedDataset dataset;
  private final Splits splits;

  ReportHead(EvaluationConfig config, ImportedDataset dataset, Splits splits) {
    this.config = config;
    this.dataset = dataset;
    this.splits = splits;
  }

  /**
   * A report without subjects.
   *
   * @param model that is judged
   */
  EvaluationReport.Builder start(IdentifiedModel model, Wording wording) throws IOException {
    Provenance provenance = model.directory().provenance().orElse(Provenance.getDefaultInstance());
    EvaluationReport.Builder report =
        EvaluationReport.newBuilder()
            .setFormat(1)
            .setName(config.hasName() ? config.getName() : wording.name())
            .setModel(SavedModelDirectory.nameOf(model.version()))
            .setDataName(dataName())
            .setMetric(wording.metric())
            .setProtocol(wording.protocol())
            .setProvenance(provenance)
            .setTraining(use(splits.training()))
            .setTest(use(splits.test()))
            .setDataChecksum(dataset.manifest().getChecksum())
            .setResolved(config)
            .setModelChecksum(model.checksum())
            .addAllNotes(wording.notes());
    if (config.getRandomTwin().getScored() != Scored.MODEL_ALONE) {
      report.addNotes(twinNote());
    }
    return report.addAllNotes(TaughtLabels.notes(provenance, dataset.manifest()));
  }

  private String dataName() {
    return config.hasDataName()
        ? config.getDataName()
        : String.valueOf(dataset.directory().toAbsolutePath().normalize().getFileName());
  }

  private static SplitUse use(LabelledSplit split) {
    return SplitUse.newBuilder().setName(split.name()).setImages(split.size()).build();
  }

  private String twinNote() {
    RandomTwinConfig twin = config.getRandomTwin();
    return "The random twin is the same network with the initialiser's weights (seeds %s); its batch statistics are averages over %d batches of %d training images."
        .formatted(
            RandomTwin.seeds(twin), twin.getStatisticsBatches(), twin.getStatisticsBatchSize());
  }
}
