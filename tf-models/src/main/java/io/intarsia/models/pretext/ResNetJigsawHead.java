package io.intarsia.models.pretext;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.BatchNormalization;
import io.intarsia.core.layers.Dense;
import io.intarsia.proto.JigsawHeadConfig;
import io.intarsia.proto.ResNetConfig;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The head on a ResNet (VISSL's {@code siamese} head, Goyal et al. 2019): a fully connected layer
 * with batch normalisation and ReLU on each tile's {@code pool5}, shared by the tiles, and one more
 * on the joined tiles. The shared layer has no bias, which its normalisation would take away. The
 * last layer starts as the benchmark's linear classifiers do: Gaussian of deviation 0.01, bias 0.
 *
 * @param tileFeatures features of one tile
 * @param normalization of these features
 */
record ResNetJigsawHead(int tileFeatures, BatchNormalization normalization) implements JigsawHead {
  private static final int PUBLISHED_TILE_FEATURES = 1000;

  static ResNetJigsawHead create(JigsawHeadConfig head, ResNetConfig backbone) {
    int features = head.getTileFeatures() == 0 ? PUBLISHED_TILE_FEATURES : head.getTileFeatures();
    return new ResNetJigsawHead(
        features,
        new BatchNormalization(backbone.getBatchNormMomentum(), backbone.getBatchNormEpsilon()));
  }

  @Override
  public Operand<TFloat32> build(Net net, Towers towers, int permutations) {
    Operand<TFloat32> pooled = Objects.requireNonNull(towers.features().get("pool5"));
    Dense shared = new Dense(tileFeatures, Initializer.he(pooled.shape().get(1)), null);
    Operand<TFloat32> tile = shared.build(net.at("patch"), pooled);
    tile = net.tf().nn.relu(normalization.build(net.at("patch_bn"), tile));
    Dense answer = new Dense(permutations, new Initializer.Gaussian(0.01), Initializer.zeros());
    return answer.build(net.at("puzzle"), towers.join(net, tile));
  }
}
