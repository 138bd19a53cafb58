package io.intarsia.train.schedule;

import io.intarsia.core.UserException;
import io.intarsia.proto.ScheduleConfig;
import java.util.List;

/**
 * How the learning rate falls after the warm-up. To add one: a message in {@link ScheduleConfig}'s
 * {@code decay}, a record here, and its line in {@link #of}.
 */
public sealed interface Decay {

  /**
   * Share of the full rate.
   *
   * @param ofRun place in the whole run, 0 to 1
   * @param afterWarmUp place in what follows the warm-up, 0 to 1
   */
  double factor(double ofRun, double afterWarmUp);

  /** The rate stays. */
  record Constant() implements Decay {
    @Override
    public double factor(double ofRun, double afterWarmUp) {
      return 1;
    }
  }

  /**
   * The rate is multiplied by {@code factor} at each milestone. Milestones count from the start of
   * the run, warm-up included, as in Goyal et al. 2017 and in VISSL's jigsaw schedule.
   */
  record Steps(List<Double> milestones, double factor) implements Decay {
    /** Refuses milestones that do not rise. */
    public Steps {
      milestones = List.copyOf(milestones);
      for (int i = 1; i < milestones.size(); i++) {
        if (milestones.get(i) <= milestones.get(i - 1)) {
          throw new UserException(
              "schedule.step.milestones: expected rising places in the run, got " + milestones);
        }
      }
    }

    @Override
    public double factor(double ofRun, double afterWarmUp) {
      long passed = milestones.stream().filter(milestone -> ofRun >= milestone).count();
      return Math.pow(factor, (double) passed);
    }
  }

  /** Half a cosine from the full rate to {@code to} times it (Loshchilov & Hutter 2017, eq. 5). */
  record Cosine(double to) implements Decay {
    @Override
    public double factor(double ofRun, double afterWarmUp) {
      return to + (1 - to) * 0.5 * (1 + Math.cos(Math.PI * afterWarmUp));
    }
  }

  /** The decay that a config asks for. */
  static Decay of(ScheduleConfig config) {
    return switch (config.getDecayCase()) {
      case STEP -> new Steps(config.getStep().getMilestonesList(), config.getStep().getFactor());
      case COSINE -> new Cosine(config.getCosine().getTo());
      case CONSTANT, DECAY_NOT_SET -> new Constant();
    };
  }
}
