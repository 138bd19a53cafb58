package io.intarsia.train.schedule;

import io.intarsia.core.UserException;
import io.intarsia.proto.ScheduleConfig;

/** How many steps a run has. */
public final class RunLength {
  private RunLength() {}

  /**
   * Steps of a run; a part of a step at the end of the last epoch counts as one.
   *
   * @param pictures training pictures of one epoch
   * @param batch pictures of a step
   * @throws UserException if the config gives no length
   */
  public static long steps(ScheduleConfig config, long pictures, int batch) {
    if (config.hasSteps()) {
      return config.getSteps();
    }
    if (config.hasEpochs()) {
      return Math.max(1, (long) Math.ceil(config.getEpochs() * pictures / batch));
    }
    throw new UserException(
        "schedule: the run has no length; set schedule.steps or schedule.epochs");
  }
}
