package io.intarsia.study.cost;

import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputConfig;
import io.intarsia.proto.TrialConfig;
import io.intarsia.study.plan.Trials;
import io.intarsia.train.schedule.RunLength;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/** Predicts the wall time of trials from what their shapes have cost. */
public final class CostModel {
  private final Map<TrialShape, ShapeCost> shapes;
  private final Map<TrialConfig, Double> evaluations;

  /**
   * A prediction.
   *
   * @param trial of which
   * @param seconds wall time, without the pretraining where an earlier trial has done it
   */
  public record Prediction(TrialConfig trial, double seconds) {}

  CostModel(Map<TrialShape, ShapeCost> shapes, Map<TrialConfig, Double> evaluations) {
    this.shapes = Map.copyOf(shapes);
    this.evaluations = Map.copyOf(evaluations);
  }

  /** Predicts trials that are carried out in this order. */
  public List<Prediction> predict(List<TrialConfig> trials) {
    Set<String> pretrained = new HashSet<>();
    List<Prediction> predictions = new ArrayList<>();
    for (TrialConfig trial : trials) {
      double seconds = evaluations.getOrDefault(trial, 0.0);
      if (pretrained.add(trial.getPretraining()) && Trials.isPretrained(trial)) {
        seconds += pretraining(trial);
      }
      predictions.add(new Prediction(trial, seconds));
    }
    return predictions;
  }

  /**
   * Wall time of them all, seconds.
   *
   * @param atATime trials at the same time; one that ends makes room for the next
   */
  public static double together(List<Prediction> predictions, int atATime) {
    Queue<Double> ends = new PriorityQueue<>(Collections.nCopies(atATime, 0.0));
    double last = 0;
    for (Prediction prediction : predictions) {
      double end = ends.remove() + prediction.seconds();
      ends.add(end);
      last = Math.max(last, end);
    }
    return last;
  }

  private double pretraining(TrialConfig trial) {
    ShapeCost cost = shapes.get(TrialShape.of(trial));
    if (cost == null) {
      throw new IllegalArgumentException("the shape of " + Trials.words(trial) + " is not timed");
    }
    return cost.start() + steps(trial) * cost.step() + cost.export();
  }

  private static long steps(TrialConfig trial) {
    ExperimentConfig experiment = trial.getExperiment();
    InputConfig input = experiment.getInput();
    long pictures =
        input.getSubsetSize() > 0
            ? input.getSubsetSize()
            : Math.round(
                input.getSubsetFraction()
                    * (1 - input.getHoldoutFraction())
                    * trial.getDataImages());
    return RunLength.steps(experiment.getSchedule(), pictures, input.getBatchSize());
  }
}
