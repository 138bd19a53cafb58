package io.intarsia.models.pretext;

import io.intarsia.core.UserException;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.PretextConfig;
import java.util.function.Supplier;

/**
 * The registry of pretext tasks. A new one is a message in {@link PretextConfig}'s {@code kind}, a
 * class and a case here.
 */
public final class PretextTasks {
  private PretextTasks() {}

  /**
   * The task that a config describes, with the head that fits the backbone.
   *
   * @param colors the colours that colorization's targets count; asked for by that task alone
   * @throws UserException if no task is chosen, or none fits the backbone
   */
  public static PretextTask create(
      PretextConfig config, BackboneConfig backbone, Supplier<ColorBins> colors) {
    return switch (config.getKindCase()) {
      case JIGSAW -> JigsawTask.create(config.getJigsaw(), backbone);
      case COLORIZATION ->
          ColorizationTask.create(config.getColorization(), backbone, colors.get());
      case SUPERVISED -> SupervisedTask.create(config.getSupervised(), backbone);
      case KIND_NOT_SET ->
          throw new UserException(
              "pretext is not chosen: set one of pretext.jigsaw, pretext.colorization,"
                  + " pretext.supervised");
    };
  }
}
