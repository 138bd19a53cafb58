package io.intarsia.train.engine;

import io.intarsia.core.graph.Net;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

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
   */
  record Outputs(Operand<TFloat32> loss, Map<String, Operand<TFloat32>> metrics) {
    /** Copies the map, keeping its order. */
    public Outputs {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
  }
}
