package io.intarsia.models.pretext;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.Dense;
import io.intarsia.core.layers.Dropout;
import io.intarsia.proto.JigsawHeadConfig;
import java.util.Objects;
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
 */
record AlexNetJigsawHead(int tileFeatures, int jointFeatures, Dropout dropout)
    implements JigsawHead {
  private static final int PUBLISHED_TILE_FEATURES = 1024;
  private static final int PUBLISHED_JOINT_FEATURES = 4096;

  static AlexNetJigsawHead create(JigsawHeadConfig head) {
    return new AlexNetJigsawHead(
        head.getTileFeatures() == 0 ? PUBLISHED_TILE_FEATURES : head.getTileFeatures(),
        head.getJointFeatures() == 0 ? PUBLISHED_JOINT_FEATURES : head.getJointFeatures(),
        new Dropout(head.getDropout()));
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
    Dense dense = new Dense(units, new Initializer.Gaussian(0.005), Initializer.ones());
    Operand<TFloat32> active = net.tf().nn.relu(dense.build(net, input));
    if (net.mode() != Mode.TRAINING) {
      return active;
    }
    return dropout.build(net, active, firstPosition(net.tf(), towers));
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
