package io.intarsia.models.pretext;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.Net;
import io.intarsia.models.backbones.Backbone;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.InputChannels;
import io.intarsia.proto.JigsawConfig;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Jigsaw puzzles (Noroozi &amp; Favaro 2016): which permutation shuffled the tiles of a photo? One
 * backbone sees every tile; the towers are folded into the batch, so that they share weights and
 * batch statistics.
 *
 * <p>Inputs: {@code tiles} float32 {@code [batch, cells, side, side, 3]}, normalised and shuffled;
 * {@code label} int32 {@code [batch]}, the place of the puzzle's permutation in the set; and, to
 * train a head with dropout, {@code position} int64 {@code [batch]}, the samples' places in the
 * run. Metric: {@code puzzle_accuracy}, the share of puzzles whose permutation scores highest.
 */
public final class JigsawTask implements PretextTask {
  private final int permutations;
  private final JigsawHead head;

  private JigsawTask(int permutations, JigsawHead head) {
    this.permutations = permutations;
    this.head = head;
  }

  /** The task with the head that fits the backbone. */
  static JigsawTask create(JigsawConfig config, BackboneConfig backbone) {
    if (backbone.getInput() != InputChannels.RGB) {
      throw new UserException(
          "backbone.input is %s: jigsaw puzzles are RGB".formatted(backbone.getInput()));
    }
    int permutations = config.getPermutations().getSize();
    if (permutations < 2) {
      throw new UserException(
          "pretext.jigsaw.permutations.size is %d: a puzzle needs at least 2"
              .formatted(permutations));
    }
    JigsawHead head =
        switch (backbone.getKindCase()) {
          case RESNET -> ResNetJigsawHead.create(config.getHead(), backbone.getResnet());
          case ALEXNET -> AlexNetJigsawHead.create(config.getHead(), backbone.getAlexnet());
          case KIND_NOT_SET -> throw new UserException("backbone is not chosen");
        };
    return new JigsawTask(permutations, head);
  }

  @Override
  public Outputs build(Net net, Backbone backbone, Map<String, Operand<?>> inputs) {
    Operand<TFloat32> tiles = PretextInputs.require(inputs, "tiles", TFloat32.class);
    Operand<TInt32> label = PretextInputs.require(inputs, "label", TInt32.class);
    Operand<TFloat32> folded = fold(net.tf(), tiles);
    Map<String, Operand<TFloat32>> features = backbone.build(net.at("backbone"), folded);
    JigsawHead.Towers towers =
        new JigsawHead.Towers(features, Math.toIntExact(tiles.shape().get(1)), inputs);
    Operand<TFloat32> logits = head.build(net.at("head"), towers, permutations);
    return new Outputs(
        loss(net.tf(), logits, label),
        Map.of("puzzle_accuracy", accuracy(net.tf(), logits, label)));
  }

  private static Operand<TFloat32> fold(Ops tf, Operand<TFloat32> tiles) {
    Shape shape = tiles.shape();
    if (shape.numDimensions() != 5 || shape.tail().hasUnknownDimension()) {
      throw new IllegalArgumentException(
          "tiles must be [batch, cells, height, width, channels], all known but batch; got "
              + shape);
    }
    long[] folded = {-1, shape.get(2), shape.get(3), shape.get(4)};
    return tf.reshape(tiles, tf.constant(folded));
  }

  /** Mean cross-entropy of the softmax, over one-hot labels: the sparse form has no gradient. */
  private Operand<TFloat32> loss(Ops tf, Operand<TFloat32> logits, Operand<TInt32> label) {
    Operand<TFloat32> oneHot =
        tf.oneHot(label, tf.constant(permutations), tf.constant(1f), tf.constant(0f));
    Operand<TFloat32> losses = tf.nn.softmaxCrossEntropyWithLogits(logits, oneHot).loss();
    return tf.math.mean(losses, tf.constant(0));
  }

  private static Operand<TFloat32> accuracy(
      Ops tf, Operand<TFloat32> logits, Operand<TInt32> label) {
    Operand<TInt32> answer = tf.math.argMax(logits, tf.constant(1), TInt32.class);
    Operand<TBool> right = tf.math.equal(answer, label);
    return tf.math.mean(tf.dtypes.cast(right, TFloat32.class), tf.constant(0));
  }
}
