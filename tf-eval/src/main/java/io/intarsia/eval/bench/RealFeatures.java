package io.intarsia.eval.bench;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.classification.ClassLabels;
import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.features.FeatureDirectory;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.Labelling;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A split's features as a network made them, and its classes. */
public final class RealFeatures {
  /** So many positives that the rest of each fold shows the class. */
  private static final int MIN_POSITIVES = 3;

  private RealFeatures() {}

  /**
   * Reads the features of one layer.
   *
   * @param dataset the data set that the features are of; a class is left out that the split shows
   *     less than three times
   * @throws UserException if the features are of another data set, or it has no labels
   */
  public static LabelledFeatures read(
      FeatureDirectory features, String layer, ImportedDataset dataset, String split)
      throws IOException {
    String checksum = features.manifest().orElseThrow().getDataChecksum();
    if (!checksum.equals(dataset.manifest().getChecksum())) {
      throw new UserException(
          "%s holds features of another data set than %s"
              .formatted(features.path(), dataset.directory()));
    }
    LabelledSplit rows = LabelledSplit.read(dataset, split);
    List<ClassLabels> classes = classes(dataset.manifest(), rows);
    return new LabelledFeatures(features.matrix(layer, rows.records()), classes);
  }

  private static List<ClassLabels> classes(DatasetManifest manifest, LabelledSplit rows) {
    return IntStream.range(0, manifest.getClassesCount())
        .mapToObj(
            label -> {
              int[] shown = shown(manifest.getLabelling(), rows, label);
              return new ClassLabels(manifest.getClasses(label), shown, shown);
            })
        .filter(each -> each.trainingPositives() >= MIN_POSITIVES)
        .toList();
  }

  private static int[] shown(Labelling labelling, LabelledSplit rows, int label) {
    return switch (labelling) {
      case MULTI_LABEL -> rows.presence(label);
      case SINGLE_LABEL ->
          Arrays.stream(rows.labels()).map(found -> found == label ? 1 : 0).toArray();
      case UNLABELLED -> throw new UserException("the data set has no labels");
    };
  }
}
