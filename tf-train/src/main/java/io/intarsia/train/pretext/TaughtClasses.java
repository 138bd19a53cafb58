package io.intarsia.train.pretext;

import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import java.util.TreeSet;

/** What a run takes over from the classes of its data set, if labels teach it. */
final class TaughtClasses {
  private TaughtClasses() {}

  /** The config with the number of classes, where it left that to the data set. */
  static ExperimentConfig count(ExperimentConfig config, DatasetManifest manifest) {
    if (!config.getPretext().hasSupervised()
        || config.getPretext().getSupervised().getClasses() != 0) {
      return config;
    }
    ExperimentConfig.Builder counted = config.toBuilder();
    counted.getPretextBuilder().getSupervisedBuilder().setClasses(manifest.getClassesCount());
    return counted.build();
  }

  /** The provenance with the names of the classes, by which reports mark what was seen before. */
  static Provenance record(
      Provenance provenance, ExperimentConfig config, DatasetManifest manifest) {
    return config.getPretext().hasSupervised()
        ? provenance.toBuilder()
            .addAllTaughtClasses(new TreeSet<>(manifest.getClassesList()))
            .build()
        : provenance;
  }
}
