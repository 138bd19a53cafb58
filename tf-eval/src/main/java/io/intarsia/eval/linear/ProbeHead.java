package io.intarsia.eval.linear;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.BatchNormalization;
import io.intarsia.core.layers.Dense;
import io.intarsia.eval.features.LayerShape;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The classifier of one layer: batch normalisation of the pooled map's channels, then one fully
 * connected layer, at first normal with deviation 0.01 and no bias (Goyal et al. 2019).
 *
 * @param shape what the layer's features look like
 * @param normalization over the pooled map
 * @param classes number of classes
 */
record ProbeHead(LayerShape shape, BatchNormalization normalization, int classes) {
  private static final double DEVIATION = 0.01;

  /**
   * Builds it at {@code net}'s place, below the layer's name.
   *
   * @param features {@code [batch, dimensions]}
   * @return logits {@code [batch, classes]}
   */
  Operand<TFloat32> build(Net net, Operand<TFloat32> features) {
    Net place = net.at(shape.layer());
    int grid = shape.grid();
    int channels = shape.dimensions() / (grid * grid);
    Operand<TFloat32> map = net.tf().reshape(features, net.tf().array(-1, grid, grid, channels));
    Operand<TFloat32> normalized = normalization.build(place.at("bn"), map);
    Operand<TFloat32> flat = net.tf().reshape(normalized, net.tf().array(-1, shape.dimensions()));
    Dense classifier = new Dense(classes, new Initializer.Gaussian(DEVIATION), Initializer.zeros());
    return classifier.build(place.at("fc"), flat);
  }
}
