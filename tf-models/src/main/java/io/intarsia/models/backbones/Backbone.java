package io.intarsia.models.backbones;

import io.intarsia.core.graph.Net;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A network that turns images into feature maps named as in the paper ({@code conv1}, {@code
 * res2}...). Registered in {@link Backbones}, which enrols it in the contract tests.
 */
public interface Backbone {

  /** Channels of the images: 3 of RGB or of repeated lightness, 1 of lightness alone. */
  int inputChannels();

  /**
   * The outputs, from the input on. The last is a vector, the global average of the last map:
   * {@code pool5} of a ResNet, {@code average} of AlexNet, whose {@code pool5} is a map.
   */
  List<Layer> layers();

  /**
   * Builds the network at {@code net}'s place; called again, it shares the variables.
   *
   * @param images {@code [batch, height, width, inputChannels]}, normalised
   * @return for each of {@link #layers()}, by name and in that order, {@code [batch, height, width,
   *     channels]}; the last is {@code [batch, channels]}
   */
  Map<String, Operand<TFloat32>> build(Net net, Operand<TFloat32> images);

  /** One named output. */
  record Layer(String name, int channels) {}
}
