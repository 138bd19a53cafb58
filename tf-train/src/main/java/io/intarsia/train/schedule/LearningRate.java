package io.intarsia.train.schedule;

import io.intarsia.proto.ScheduleConfig;

/**
 * The learning rate of every step of a run.
 *
 * @param full the rate after the warm-up, before any decay
 * @param steps length of the run
 * @param warmUpSteps steps over which the rate rises linearly to {@code full}
 * @param warmUpFrom the rate of the first of them as a share of {@code full}
 * @param decay how the rate falls afterwards
 */
public record LearningRate(
    double full, long steps, long warmUpSteps, double warmUpFrom, Decay decay) {

  /** Refuses a run without steps and a warm-up longer than the run. */
  public LearningRate {
    if (steps < 1 || warmUpSteps < 0 || warmUpSteps > steps) {
      throw new IllegalArgumentException(
          "a run of %d steps with %d of warm-up".formatted(steps, warmUpSteps));
    }
  }

  /**
   * The rate that a config asks for: scaled linearly with the batch (Goyal et al. 2017, "Accurate,
   * Large Minibatch SGD").
   *
   * @param steps length of the run, as {@link RunLength} gives it
   * @param batch pictures of a step
   */
  public static LearningRate of(ScheduleConfig config, long steps, int batch) {
    int reference = config.getReferenceBatch();
    double scale = reference == 0 ? 1 : (double) batch / reference;
    long warmUp = Math.round(config.getWarmUp().getFraction() * steps);
    return new LearningRate(
        config.getLearningRate() * scale,
        steps,
        warmUp,
        config.getWarmUp().getFrom(),
        Decay.of(config));
  }

  /** The rate of a step, counted from 0. */
  public double at(long step) {
    if (step < warmUpSteps) {
      return full * (warmUpFrom + (1 - warmUpFrom) * step / warmUpSteps);
    }
    double afterWarmUp =
        steps == warmUpSteps ? 1 : (double) (step - warmUpSteps) / (steps - warmUpSteps);
    return full * decay.factor((double) step / steps, afterWarmUp);
  }
}
