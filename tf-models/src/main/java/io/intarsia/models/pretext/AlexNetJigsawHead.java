package io.intarsia.models.pretext;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.BatchNormalization;
import io.intarsia.core.layers.Dense;
import io.intarsia.core.layers.Dropout;
import io.intarsia.proto.AlexNetConfig;
import io.intarsia.proto.JigsawHeadConfig;
import java.util.Objects;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The head on AlexNet (Noroozi &amp; Favaro's {@code train_val_cfn_jps.prototxt}, widths and
 * initial values too): {@code fc6} on each tile's {@code pool5}, shared by the tiles, then {@code
 * fc7} and {@code fc8} on the joined tiles; ReLU and dropout after the first two.
 *
 * @param tileFeatures features of one tile
 * @param jointFeatures units of the hidden layer on the joined tiles
 * @param dropout after both
 * @param normalization between both and their ReLU, in place of their biases; empty as published
 */
record AlexNetJigsawHead(
    int tileFeatures,
    int jointFeatures,
    Dropout dropout,
    Optional<BatchNormalization> normalization)
    implements JigsawHead {
  private static final int PUBLISHED_TILE_FEATURES = 1024;
  private static final int PUBLISHED_JOINT_FEATURES = 4096;

  static AlexNetJigsawHead create(JigsawHeadConfig head, AlexNetConfig backbone) {
    BatchNormalization normalization =
        new BatchNormalization(backbone.getBatchNormMomentum(), backbone.getBatchNormEpsilon());
    return new AlexNetJigsawHead(
        head.getTileFeatures() == 0 ? PUBLISHED_TILE_FEATURES : head.getTileFeatures(),
        head.getJointFeatures() == 0 ? PUBLISHED_JOINT_FEATURES : head.getJointFeatures(),
        new Dropout(head.getDropout()),
        head.getBatchNorm() ? Optional.of(normalization) : Optional.empty());
  }

  @Override
  public Operand<TFloat32> build(Net net, Towers towers, int permutations) {
    Operand<TFloat32> map = Objects.requireNonNull(towers.features().get("pool5"));
    Operand<TFloat32> tile = hidden(net.at("fc6"), tileFeatures, flatten(net.tf(), map), towers);
    Operand<TFloat32> puzzle = towers.join(net, tile);
    Operand<TFloat32> joint = hidden(net.at("fc7"), jointFeatures, puzzle, towers);
    Dense answer = new Dense(permutations, new Initializer.Gaussian(0.01), Initializer.zeros());
    return answer.build(net.at("fc8"), joint);
  }

  private Operand<TFloat32> hidden(Net net, int units, Operand<TFloat32> input, Towers towers) {
    Operand<TFloat32> active = net.tf().nn.relu(affine(net, units, input));
    if (net.mode() != Mode.TRAINING) {
      return active;
    }
    return dropout.build(net, active, firstPosition(net.tf(), towers));
  }

  private Operand<TFloat32> affine(Net net, int units, Operand<TFloat32> input) {
    Initializer kernel = new Initializer.Gaussian(0.005);
    return normalization.isPresent()
        ? normalization.get().build(net.at("bn"), new Dense(units, kernel, null).build(net, input))
        : new Dense(units, kernel, Initializer.ones()).build(net, input);
  }

  private static Operand<TInt64> firstPosition(Ops tf, Towers towers) {
    Operand<TInt64> positions = PretextInputs.require(towers.inputs(), "position", TInt64.class);
    return tf.gather(positions, tf.constant(0), tf.constant(0));
  }

  private static Operand<TFloat32> flatten(Ops tf, Operand<TFloat32> map) {
    Shape shape = map.shape();
    long features = shape.get(1) * shape.get(2) * shape.get(3);
    return tf.reshape(map, tf.constant(new long[] {-1, features}));
  }
}
