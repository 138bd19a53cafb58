package io.intarsia.eval.protocol;

import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.classification.SvmProtocol;
import io.intarsia.eval.twin.RandomTwin;
import io.intarsia.proto.CostList;
import io.intarsia.proto.DifficultRule;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.LinearSvmConfig;
import io.intarsia.proto.RandomTwinConfig;
import io.intarsia.proto.SplitUse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a report says before its scores: model, data, protocol and what a reader must know. */
final class ReportHead {
  private final EvaluationConfig config;
  private final ImportedDataset dataset;
  private final LabelledSplit training;
  private final LabelledSplit test;

  ReportHead(
      EvaluationConfig config,
      ImportedDataset dataset,
      LabelledSplit training,
      LabelledSplit test) {
    this.config = config;
    this.dataset = dataset;
    this.training = training;
    this.test = test;
  }

  /** A report without subjects. */
  EvaluationReport.Builder start(Path model, String metric) {
    return EvaluationReport.newBuilder()
        .setFormat(1)
        .setName(config.hasName() ? config.getName() : "linear SVM")
        .setModel(nameOf(model))
        .setDataName(dataName())
        .setMetric(metric)
        .setProtocol(protocol())
        .setTraining(use(training))
        .setTest(use(test))
        .setDataChecksum(dataset.manifest().getChecksum())
        .setResolved(config)
        .addAllNotes(notes());
  }

  /** Name and version, such as {@code jigsaw-resnet18/1}. */
  private static String nameOf(Path model) {
    Path whole = model.toAbsolutePath().normalize();
    int names = whole.getNameCount();
    return whole.subpath(Math.max(0, names - 2), names).toString();
  }

  private String dataName() {
    return config.hasDataName()
        ? config.getDataName()
        : String.valueOf(dataset.directory().toAbsolutePath().normalize().getFileName());
  }

  private static SplitUse use(LabelledSplit split) {
    return SplitUse.newBuilder().setName(split.name()).setImages(split.size()).build();
  }

  private String protocol() {
    LinearSvmConfig svm = config.getLinearSvm();
    SvmProtocol protocol = SvmProtocol.of(svm);
    int side = config.getFeatures().getImageSide();
    String list =
        svm.getCostsCount() > 0
            ? ""
            : svm.getCostList() == CostList.PAPER ? "the paper's " : "VISSL's ";
    return """
        Every image is stretched to %1$d x %1$d pixels; each layer's map is averaged over a grid, and the \
        features are scaled to length 1. One machine for each class against the rest: squared hinge, \
        L2, positives weigh %2$s. Its cost is chosen among %9$s%3$d by %4$d-fold cross-validation on \
        '%5$s' (%6$d images), where it is then trained again; scores are those on '%7$s' (%8$d images)."""
        .formatted(
            side,
            "%.3g".formatted(protocol.positiveWeight()).replaceAll("\\.?0+$", ""),
            protocol.costs().size(),
            protocol.folds(),
            training.name(),
            training.size(),
            test.name(),
            test.size(),
            list);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    RandomTwinConfig twin = config.getRandomTwin();
    if (dataset.manifest().getLabelling() == Labelling.MULTI_LABEL) {
      boolean dropped = config.getLinearSvm().getDifficultInTraining() == DifficultRule.DROPPED;
      notes.add(
          "An image whose objects of a class are all marked difficult %s when the class is trained,"
                  .formatted(dropped ? "is left out" : "counts as a negative")
              + " and is left out when it is tested.");
      notes.add(
          "Scores are average precision by the rule '%s'; costs are chosen by scikit-learn's, which is not interpolated."
              .formatted(SvmProtocol.of(config.getLinearSvm()).reported().words()));
    } else {
      notes.add(
          "An image goes to the class whose machine is surest; all machines of a layer share the"
              + " cost with the best accuracy in cross-validation.");
    }
    notes.add(
        "The random twin is the same network with the initialiser's weights (seeds %s); its batch statistics are averages over %d batches of %d training images."
            .formatted(
                RandomTwin.seeds(twin),
                twin.getStatisticsBatches(),
                twin.getStatisticsBatchSize()));
    return notes;
  }
}
