package io.intarsia.models.pretext;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.Dense;
import io.intarsia.models.backbones.Backbone;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.InputChannels;
import io.intarsia.proto.SupervisedConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Labels: the teacher that tasks without labels are compared with. A fully connected layer on the
 * backbone's global average names the class, as in torchvision's ResNets; it starts as the
 * benchmark's linear classifiers do, Gaussian of deviation 0.01 and bias 0.
 *
 * <p>Inputs: {@code image} float32 {@code [batch, side, side, 3]}, normalised, and {@code class}
 * int32 {@code [batch]}. Metrics: {@code top1_accuracy} and {@code top5_accuracy}, the shares of
 * pictures whose class scores highest or among the five highest.
 *
 * @param classes number of classes
 */
record SupervisedTask(int classes) implements PretextTask {
  private static final int TOP = 5;

  static SupervisedTask create(SupervisedConfig config, BackboneConfig backbone) {
    if (backbone.getInput() != InputChannels.RGB) {
      throw new UserException(
          "backbone.input is %s: supervised pretraining is on RGB".formatted(backbone.getInput()));
    }
    if (config.getClasses() < 2) {
      throw new UserException(
          "pretext.supervised.classes is %d: at least 2 are wanted; a run counts those of its data"
                  .formatted(config.getClasses())
              + " set, elsewhere the number must be given");
    }
    return new SupervisedTask(config.getClasses());
  }

  @Override
  public Outputs build(Net net, Backbone backbone, Map<String, Operand<?>> inputs) {
    Operand<TFloat32> images = PretextInputs.require(inputs, "image", TFloat32.class);
    Operand<TInt32> label = PretextInputs.require(inputs, "class", TInt32.class);
    Map<String, Operand<TFloat32>> features = backbone.build(net.at("backbone"), images);
    List<Backbone.Layer> layers = backbone.layers();
    Operand<TFloat32> vector =
        Objects.requireNonNull(features.get(layers.get(layers.size() - 1).name()));
    Operand<TFloat32> logits =
        new Dense(classes, new Initializer.Gaussian(0.01), Initializer.zeros())
            .build(net.at("head").at("classes"), vector);
    Ops tf = net.tf();
    return new Outputs(
        loss(tf, logits, label),
        Map.of(
            "top1_accuracy", accuracy(tf, logits, label, 1),
            "top5_accuracy", accuracy(tf, logits, label, Math.min(TOP, classes))));
  }

  /** Mean cross-entropy of the softmax, over one-hot labels: the sparse form has no gradient. */
  private Operand<TFloat32> loss(Ops tf, Operand<TFloat32> logits, Operand<TInt32> label) {
    Operand<TFloat32> oneHot =
        tf.oneHot(label, tf.constant(classes), tf.constant(1f), tf.constant(0f));
    Operand<TFloat32> losses = tf.nn.softmaxCrossEntropyWithLogits(logits, oneHot).loss();
    return tf.math.mean(losses, tf.constant(0));
  }

  private static Operand<TFloat32> accuracy(
      Ops tf, Operand<TFloat32> logits, Operand<TInt32> label, int top) {
    Operand<TBool> right = tf.nn.inTopK(logits, label, tf.constant(top));
    return tf.math.mean(tf.dtypes.cast(right, TFloat32.class), tf.constant(0));
  }
}
