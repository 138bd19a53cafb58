package io.intarsia.models.pretext;

import io.intarsia.core.graph.Net;
import io.intarsia.models.backbones.Backbone;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** A task that teaches a backbone: head, loss and metrics. */
public interface PretextTask {

  /**
   * Builds backbone (below {@code backbone/}), head (below {@code head/}), loss and metrics.
   *
   * @param inputs the tensors of one batch by the names that the task's input graph gives them
   * @return scalars of the batch
   */
  Outputs build(Net net, Backbone backbone, Map<String, Operand<?>> inputs);

  /**
   * What a batch says.
   *
   * @param loss mean over the batch, a scalar; without weight decay
   * @param metrics further scalars by name, such as {@code puzzle_accuracy} (0 to 1)
   * @param picture of the batch and of what the network makes of it, for people to look at: a PNG,
   *     a scalar; null where the task draws none, and while it trains
   */
  record Outputs(
      Operand<TFloat32> loss,
      Map<String, Operand<TFloat32>> metrics,
      @Nullable Operand<TString> picture) {

    /** Without a picture. */
    Outputs(Operand<TFloat32> loss, Map<String, Operand<TFloat32>> metrics) {
      this(loss, metrics, null);
    }
  }
}
