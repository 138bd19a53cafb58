package io.intarsia.eval.finetune;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Net;
import io.intarsia.core.image.BackboneInput;
import io.intarsia.core.layers.Dense;
import io.intarsia.models.backbones.Backbone;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.publish.InferenceGraph;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A backbone with a classifier on its global average: a fully connected layer, at first normal with
 * deviation 0.01 and no bias, as Goyal et al.'s linear classifiers are.
 *
 * @param experiment that the backbone comes from
 * @param classes number of outputs
 */
record FineTuneNet(ExperimentConfig experiment, int classes) {
  private static final double DEVIATION = 0.01;

  /**
   * Builds it; called again, it shares the variables.
   *
   * @param images {@code [batch, side, side, 3]}, RGB, 0 to 255
   * @return {@code [batch, classes]}
   */
  Operand<TFloat32> logits(Net net, Operand<TFloat32> images) {
    Backbone backbone = Backbones.create(experiment.getBackbone());
    Operand<TFloat32> seen = BackboneInput.build(net.tf(), experiment, images);
    Map<String, Operand<TFloat32>> outputs = backbone.build(net.at(InferenceGraph.PLACE), seen);
    List<Backbone.Layer> layers = backbone.layers();
    String last = layers.get(layers.size() - 1).name();
    Dense classifier = new Dense(classes, new Initializer.Gaussian(DEVIATION), Initializer.zeros());
    return classifier.build(net.at("classifier"), Objects.requireNonNull(outputs.get(last)));
  }
}
