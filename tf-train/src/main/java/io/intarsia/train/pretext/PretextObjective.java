package io.intarsia.train.pretext;

import io.intarsia.core.graph.Net;
import io.intarsia.data.targets.AbBins;
import io.intarsia.models.backbones.Backbone;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.models.pretext.ColorBins;
import io.intarsia.models.pretext.PretextTask;
import io.intarsia.models.pretext.PretextTasks;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.engine.Objective;
import java.util.Map;
import org.tensorflow.Operand;

/**
 * The objective of a pretraining run: the pretext task's loss on the backbone.
 *
 * @param task head, loss and metrics
 * @param backbone the network that is taught
 */
public record PretextObjective(PretextTask task, Backbone backbone) implements Objective {

  /**
   * As a config says.
   *
   * @throws io.intarsia.core.UserException if it chooses no backbone or no task
   */
  public static PretextObjective of(ExperimentConfig config) {
    return new PretextObjective(
        PretextTasks.create(
            config.getPretext(),
            config.getBackbone(),
            () -> colors(AbBins.create(config.getPretext().getColorization().getBins()))),
        Backbones.create(config.getBackbone()));
  }

  /** The colours that colorization's targets count, as its head knows them. */
  public static ColorBins colors(AbBins bins) {
    return ColorBins.of(bins.centers(), bins.frequencies());
  }

  @Override
  public Outputs build(Net net, Map<String, Operand<?>> inputs) {
    PretextTask.Outputs outputs = task.build(net, backbone, inputs);
    return new Outputs(outputs.loss(), outputs.metrics(), outputs.picture());
  }
}
