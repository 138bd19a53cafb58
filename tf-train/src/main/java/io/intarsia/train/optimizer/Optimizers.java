package io.intarsia.train.optimizer;

import io.intarsia.proto.OptimizerConfig;

/** The registry of optimisers: the one place that knows them all. */
public final class Optimizers {
  private Optimizers() {}

  /** The optimiser that a config asks for. */
  public static Optimizer create(OptimizerConfig config) {
    return switch (config.getKindCase()) {
      case SGD, KIND_NOT_SET -> Sgd.of(config.getSgd());
      case ADAM -> Adam.of(config.getAdam());
    };
  }
}
