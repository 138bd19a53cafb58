package io.intarsia.models.detection;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.Dense;
import io.intarsia.core.layers.GlobalAverage;
import io.intarsia.core.layers.RoiAlign;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.models.backbones.ResNet;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.DetectorFreezing;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Fast R-CNN with a C4 body (Girshick 2015; He et al. 2016, appendix A): a ResNet's map of {@code
 * res4} at stride 16, regions cut out of it by RoIAlign to 14x14, {@code res5} with stride 2 and
 * the average over each, and two linear layers that name the class and correct the box. The
 * backbone's variables lie below {@code backbone/} as everywhere, the two layers' below {@code
 * detector/}. Batch normalisation never moves.
 *
 * @param network the backbone
 * @param classes what is detected, without background
 * @param freezing what is learnt
 */
public record Detector(ResNet network, int classes, DetectorFreezing freezing) {
  /** Place of the backbone. */
  public static final String BACKBONE = "backbone";

  /** Place of the two layers. */
  public static final String HEAD = "detector";

  /** Pixels of a picture for one cell of the map. */
  public static final int STRIDE = 16;

  private static final int SIDE = 14;
  private static final int FIRST_STAGE = 2;
  private static final int LAST_OF_BODY = 4;
  private static final int CORNERS = 4;

  /** Deviations of the two layers' initial weights: Girshick 2015, section 2.3. */
  private static final Initializer CLASS_WEIGHTS = new Initializer.Gaussian(0.01);

  private static final Initializer BOX_WEIGHTS = new Initializer.Gaussian(0.001);

  /**
   * What the network says of regions.
   *
   * @param logits {@code [regions, classes + 1]}, of which 0 is the background
   * @param codes {@code [regions, classes + 1, 4]}: the true box as {@link
   *     io.intarsia.core.layers.BoxCoding} codes it, if the region shows that class
   */
  public record Scores(Operand<TFloat32> logits, Operand<TFloat32> codes) {}

  /**
   * The detector on a backbone; its {@code res5} gets the published stride.
   *
   * @throws io.intarsia.core.UserException if the backbone is no ResNet
   */
  public static Detector of(BackboneConfig backbone, int classes, DetectorFreezing freezing) {
    BackboneConfig.Builder published = backbone.toBuilder();
    if (backbone.hasResnet()) {
      published.getResnetBuilder().setRes5Stride(2);
    }
    return new Detector(Backbones.resNet(published.build()), classes, freezing);
  }

  /**
   * Builds the body.
   *
   * @param images {@code [batch, height, width, channels]}, as the backbone was taught to see them
   * @return the map of {@code res4}, {@code [batch, height / 16, width / 16, channels']}
   */
  public Operand<TFloat32> body(Net net, Operand<TFloat32> images) {
    Net place = still(net);
    Operand<TFloat32> map = network.stem(place, images);
    for (int number = FIRST_STAGE; number <= LAST_OF_BODY; number++) {
      map = network.stage(place, number, map);
      if (number == lastFrozen()) {
        map = net.tf().stopGradient(map);
      }
    }
    net.variables().freeze(this::isFrozen);
    return map;
  }

  private int lastFrozen() {
    return freezing == DetectorFreezing.FROZEN ? LAST_OF_BODY : FIRST_STAGE;
  }

  /**
   * The backbone's place. Its normalisation is a scale and a shift when it is served too: fused
   * with convolutions in bfloat16, the operation for inference kills the JVM on many regions.
   */
  private static Net still(Net net) {
    return net.at(BACKBONE).in(Mode.FROZEN_NORMALIZATION);
  }

  private boolean isFrozen(String variable) {
    if (!variable.startsWith(BACKBONE + "/")) {
      return false;
    }
    for (int number = lastFrozen() + 1; number <= LAST_OF_BODY + 1; number++) {
      if (variable.startsWith("%s/res%d/".formatted(BACKBONE, number))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Builds what looks at regions; called again, it shares the variables.
   *
   * @param map of {@link #body}
   * @param regions {@code [regions, 4]}: left, top, right and bottom, pixels of the images
   * @param pictures place in the batch of each region's image, {@code [regions]}
   */
  public Scores head(
      Net net, Operand<TFloat32> map, Operand<TFloat32> regions, Operand<TInt32> pictures) {
    Ops tf = net.tf();
    Operand<TFloat32> cut = new RoiAlign(SIDE, STRIDE).build(net, map, regions, pictures);
    Operand<TFloat32> features =
        GlobalAverage.build(net, network.stage(still(net), LAST_OF_BODY + 1, cut));
    Net place = net.at(HEAD);
    Operand<TFloat32> logits =
        linear(classes + 1, CLASS_WEIGHTS).build(place.at("classes"), features);
    Operand<TFloat32> codes =
        linear(CORNERS * (classes + 1), BOX_WEIGHTS).build(place.at("boxes"), features);
    return new Scores(logits, tf.reshape(codes, tf.array(-1, classes + 1, CORNERS)));
  }

  private static Dense linear(int units, Initializer weights) {
    return new Dense(units, weights, Initializer.zeros());
  }
}
