package io.intarsia.train.run;

import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.publish.RandomBackbone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** A small backbone that has learnt nothing, for a test to begin with. */
public final class DrawnBackbone {
  private static final String CONFIG = "backbone { width: 0.125 resnet { depth: 18 } }";

  private DrawnBackbone() {}

  /** Publishes it in a directory that does not exist yet. */
  public static StartingPoint write(Path version) throws IOException {
    ExperimentConfig experiment =
        Configs.resolve(
            Configs.parse(CONFIG, "test", List.of(), ExperimentConfig.getDefaultInstance()));
    RandomBackbone.write(
        version, experiment, 1, Collections.emptyIterator(), SessionOptions.defaults());
    return StartingPoint.open(version);
  }
}
