package io.intarsia.models.pretext;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.BilinearResize;
import io.intarsia.models.backbones.Backbone;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.ColorizationConfig;
import io.intarsia.proto.InputChannels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Colorization (Zhang, Isola &amp; Efros 2016): which of Q colours has each place of a photo that
 * is seen in grey?
 *
 * <p>Inputs: {@code lightness} float32 {@code [batch, crop, crop, 1 or 3]}, -50 to 50; {@code bins}
 * int32 and {@code weights} float32 {@code [batch, side, side, K]}, the colours nearest to each
 * place, nearest first, and their shares; {@code ab} float32 {@code [batch, side, side, 2]}, the
 * true colour; {@code mask} float32 {@code [batch]}, 0 for grey photos, which teach nothing.
 *
 * <p>The loss is the soft cross-entropy, each place multiplied by its colour's rebalancing factor,
 * summed over the places of coloured photos and divided by the number of all places. Metrics:
 * {@code bin_accuracy}, and in inference those of {@link ColorMetrics#ofDecoded}. The picture is a
 * {@link PaintedSheet}.
 */
public final class ColorizationTask implements PretextTask {
  private final ColorBins bins;
  private final ColorizationHead head;
  private final @Nullable ClassRebalancing rebalancing;

  private ColorizationTask(
      ColorBins bins, ColorizationHead head, @Nullable ClassRebalancing rebalancing) {
    this.bins = bins;
    this.head = head;
    this.rebalancing = rebalancing;
  }

  /** The task with the head that fits the backbone. */
  public static ColorizationTask create(
      ColorizationConfig config, BackboneConfig backbone, ColorBins bins) {
    check(config, backbone, bins);
    ColorizationHead head =
        switch (backbone.getKindCase()) {
          case RESNET -> new ResNetColorizationHead();
          case ALEXNET -> AlexNetColorizationHead.create(config.getHead(), backbone.getAlexnet());
          case KIND_NOT_SET -> throw new UserException("backbone is not chosen");
        };
    return new ColorizationTask(
        bins, head, config.hasRebalancing() ? ClassRebalancing.of(config.getRebalancing()) : null);
  }

  private static void check(ColorizationConfig config, BackboneConfig backbone, ColorBins bins) {
    if (backbone.getInput() == InputChannels.RGB) {
      throw new UserException(
          "backbone.input is RGB: colorization would see the colours that it has to name; set"
              + " LIGHTNESS or LIGHTNESS_REPEATED");
    }
    if (config.getEncoding().getNeighbors() > bins.size()) {
      throw new UserException(
          "pretext.colorization.encoding.neighbors is %d: there are only %d colours"
              .formatted(config.getEncoding().getNeighbors(), bins.size()));
    }
    if (config.hasRebalancing() && !bins.hasFrequencies()) {
      throw new UserException(
          "pretext.colorization.rebalancing needs to know how often each colour occurs: set"
              + " pretext.colorization.bins.file to what `intarsia data ab-prior` writes");
    }
  }

  @Override
  public Outputs build(Net net, Backbone backbone, Map<String, Operand<?>> inputs) {
    Operand<TFloat32> lightness = PretextInputs.require(inputs, "lightness", TFloat32.class);
    if (lightness.shape().get(3) != backbone.inputChannels()) {
      throw new IllegalArgumentException(
          "lightness must have %d channels, got %s"
              .formatted(backbone.inputChannels(), lightness.shape()));
    }
    Operand<TFloat32> map = logits(net, backbone, lightness);
    ColorTargets targets = ColorTargets.of(net.tf(), inputs);
    Operand<TFloat32> logits = rows(net.tf(), map, targets.side());
    return new Outputs(
        SoftCrossEntropy.mean(
            net.tf(), logits, targets.bins(), targets.weights(), factors(net.tf(), targets)),
        metrics(net, logits, targets),
        net.mode() == Mode.INFERENCE
            ? new PaintedSheet(bins).build(net.tf(), lightness, logits, targets)
            : null);
  }

  /**
   * What the network says of pictures, without any target.
   *
   * @param lightness {@code [batch, height, width, channels]}, as the backbone sees it
   * @return {@code [batch, height', width', Q]}, logits at the size of the backbone's last map
   */
  public Operand<TFloat32> logits(Net net, Backbone backbone, Operand<TFloat32> lightness) {
    Map<String, Operand<TFloat32>> features = backbone.build(net.at("backbone"), lightness);
    return head.build(net.at("head"), features, bins.size());
  }

  /** Logits of each place of the target, {@code [places, Q]}. */
  private Operand<TFloat32> rows(Ops tf, Operand<TFloat32> map, long side) {
    Operand<TFloat32> resized = BilinearResize.build(tf, map, side);
    return tf.reshape(resized, tf.array(-1, bins.size()));
  }

  /** What the loss of each place is multiplied by, {@code [places]}. */
  private Operand<TFloat32> factors(Ops tf, ColorTargets targets) {
    if (rebalancing == null) {
      return targets.colored();
    }
    Operand<TFloat32> ofColors = tf.constant(rebalancing.factors(bins.frequencies()));
    return tf.math.mul(targets.colored(), tf.gather(ofColors, targets.nearest(tf), tf.constant(0)));
  }

  private Map<String, Operand<TFloat32>> metrics(
      Net net, Operand<TFloat32> logits, ColorTargets targets) {
    ColorMetrics metrics = new ColorMetrics(bins);
    Map<String, Operand<TFloat32>> built = new LinkedHashMap<>();
    built.put("bin_accuracy", metrics.binAccuracy(net.tf(), logits, targets));
    if (net.mode() == Mode.INFERENCE) {
      built.putAll(metrics.ofDecoded(net.tf(), logits, targets));
    }
    return built;
  }
}
