package io.intarsia.models.pretext;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.Convolution;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The head on a ResNet: one logit for each colour from each pixel of {@code res5}. Goyal et al.
 * 2019 do not describe theirs; their trunk ends in the same map, with stride 1 in the last stage.
 * It starts as the benchmark's linear classifiers do: Gaussian of deviation 0.01, bias 0.
 */
record ResNetColorizationHead() implements ColorizationHead {

  @Override
  public Operand<TFloat32> build(Net net, Map<String, Operand<TFloat32>> features, int colors) {
    Operand<TFloat32> map = Objects.requireNonNull(features.get("res5"));
    return Convolution.of(colors, 1)
        .withWeights(new Initializer.Gaussian(0.01))
        .withBias(Initializer.zeros())
        .build(net.at("colors"), map);
  }
}
