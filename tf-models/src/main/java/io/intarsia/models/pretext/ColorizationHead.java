package io.intarsia.models.pretext;

import io.intarsia.core.graph.Net;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The layers that name a colour at each place, above the backbone. */
sealed interface ColorizationHead permits ResNetColorizationHead, AlexNetColorizationHead {

  /**
   * Builds the head at {@code net}'s place.
   *
   * @param features the backbone's outputs by name
   * @param colors Q
   * @return {@code [batch, height, width, Q]}, logits at the size of the backbone's last map
   */
  Operand<TFloat32> build(Net net, Map<String, Operand<TFloat32>> features, int colors);
}
