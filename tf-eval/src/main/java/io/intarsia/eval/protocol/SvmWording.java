package io.intarsia.eval.protocol;

import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.classification.SvmProtocol;
import io.intarsia.proto.CostList;
import io.intarsia.proto.DifficultRule;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.LinearSvmConfig;
import java.util.List;

/** What a report of linear SVMs says in words. */
final class SvmWording {
  private SvmWording() {}

  static Wording of(EvaluationConfig config, Labelling labelling, Splits splits, String metric) {
    return new Wording(
        "linear SVM",
        metric,
        protocol(config, splits.training(), splits.test()),
        notes(config.getLinearSvm(), labelling));
  }

  private static String protocol(
      EvaluationConfig config, LabelledSplit training, LabelledSplit test) {
    SvmProtocol protocol = SvmProtocol.of(config.getLinearSvm());
    int side = config.getFeatures().getImageSide();
    return """
        Every image is stretched to %1$d x %1$d pixels; each layer's map is averaged over a grid, and the \
        features are scaled to length 1. One machine for each class against the rest: squared hinge, \
        L2, positives weigh %2$s. Its cost is chosen among %9$s%3$d by %4$d-fold cross-validation on \
        '%5$s' (%6$d images), where it is then trained again; scores are those on '%7$s' (%8$d images)."""
        .formatted(
            side,
            concise(protocol.positiveWeight()),
            protocol.costs().size(),
            protocol.folds(),
            training.name(),
            training.size(),
            test.name(),
            test.size(),
            list(config.getLinearSvm()));
  }

  private static String list(LinearSvmConfig config) {
    if (config.getCostsCount() > 0) {
      return "";
    }
    return config.getCostList() == CostList.PAPER ? "the paper's " : "VISSL's ";
  }

  /** Without zeros at its end. */
  static String concise(double value) {
    return "%.3g".formatted(value).replaceAll("\\.?0+$", "");
  }

  private static List<String> notes(LinearSvmConfig config, Labelling labelling) {
    if (labelling == Labelling.MULTI_LABEL) {
      boolean dropped = config.getDifficultInTraining() == DifficultRule.DROPPED;
      String difficult =
          "An image whose objects of a class are all marked difficult %s when the class is trained,"
                  .formatted(dropped ? "is left out" : "counts as a negative")
              + " and is left out when it is tested.";
      String rule =
          "Scores are average precision by the rule '%s'; costs are chosen by scikit-learn's, which is not interpolated."
              .formatted(SvmProtocol.of(config).reported().words());
      return List.of(difficult, rule);
    }
    return List.of(
        "An image goes to the class whose machine is surest; all machines of a layer share the"
            + " cost with the best accuracy in cross-validation.");
  }
}
