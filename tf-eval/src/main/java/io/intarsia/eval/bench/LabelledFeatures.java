package io.intarsia.eval.bench;

import io.intarsia.eval.classification.ClassLabels;
import io.intarsia.eval.features.FeatureMatrix;
import java.util.List;

/**
 * What machines are trained on.
 *
 * @param features one row for each image
 * @param classes what each row shows of each class; their test labels are not looked at
 */
public record LabelledFeatures(FeatureMatrix features, List<ClassLabels> classes) {
  /** Copies the list. */
  public LabelledFeatures {
    classes = List.copyOf(classes);
  }
}
