package io.intarsia.train.engine;

import io.intarsia.core.graph.Net;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** What is made small: a network and its loss on a batch. */
@FunctionalInterface
public interface Objective {

  /**
   * Builds network and loss; called again, it shares the variables.
   *
   * @param net where, and whether for training or for judging
   * @param inputs tensors of one batch, by the names that the input graph gives them
   */
  Outputs build(Net net, Map<String, Operand<?>> inputs);

  /**
   * What a batch says.
   *
   * @param loss mean over the batch, a scalar, without weight decay
   * @param metrics further means over the batch, by name, scalars
   * @param picture of the batch, for people to look at: a PNG, a scalar; null without one
   */
  record Outputs(
      Operand<TFloat32> loss,
      Map<String, Operand<TFloat32>> metrics,
      @Nullable Operand<TString> picture) {
    /** Copies the map, keeping its order. */
    public Outputs {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** Without a picture. */
    public Outputs(Operand<TFloat32> loss, Map<String, Operand<TFloat32>> metrics) {
      this(loss, metrics, null);
    }
  }
}
