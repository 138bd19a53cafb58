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

  /**
   * The provenance with the names of the classes beside those in it, sorted, by which reports mark
   * what was seen before.
   */
  static Provenance record(
      Provenance provenance, ExperimentConfig config, DatasetManifest manifest) {
    if (!config.getPretext().hasSupervised()) {
      return provenance;
    }
    TreeSet<String> taught = new TreeSet<>(provenance.getTaughtClassesList());
    taught.addAll(manifest.getClassesList());
    return provenance.toBuilder().clearTaughtClasses().addAllTaughtClasses(taught).build();
  }
}
