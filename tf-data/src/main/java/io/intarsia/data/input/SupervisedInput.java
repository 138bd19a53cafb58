package io.intarsia.data.input;

import io.intarsia.core.UserException;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputChannels;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.SupervisedConfig;
import java.nio.file.Path;

/**
 * The input of supervised pretraining: {@code image} float32 {@code [batch, crop, crop, 3]},
 * normalised, and {@code class} int32 {@code [batch]}, a place in the data set's list of classes.
 *
 * @param config how a photo is cut, and how many classes there are
 */
record SupervisedInput(SupervisedConfig config) implements TaskInput {

  static SupervisedInput of(ExperimentConfig config) {
    if (config.getBackbone().getInput() != InputChannels.RGB) {
      throw new UserException(
          "backbone.input must be RGB for supervised, got " + config.getBackbone().getInput());
    }
    return new SupervisedInput(config.getPretext().getSupervised());
  }

  @Override
  public void requireFit(DatasetManifest manifest) {
    if (manifest.getLabelling() != Labelling.SINGLE_LABEL) {
      throw new UserException(
          "pretext.supervised needs a data set with one class for each picture (class folders);"
              + " this one is "
              + manifest.getLabelling());
    }
    if (config.getClasses() != 0 && config.getClasses() != manifest.getClassesCount()) {
      throw new UserException(
          "pretext.supervised.classes is %d, the data set has %d"
              .formatted(config.getClasses(), manifest.getClassesCount()));
    }
  }

  @Override
  public PhotoTransform transform(SampleDetail detail) {
    return new SupervisedTransform(config.getPhoto(), detail);
  }

  @Override
  public void saveTargets(Path directory) {
    // The classes are the data set's, and stand in the run's provenance.
  }

  @Override
  public SamplePanel panel(long epochLength) {
    return new ClassPanel(config.getPhoto(), epochLength);
  }
}
