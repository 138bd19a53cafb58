package io.intarsia.eval.classification;

import java.util.Arrays;

/** What is true of each image of the two splits with respect to one class. */
public final class ClassLabels {
  private final String name;
  private final int[] training;
  private final int[] test;

  /**
   * Labels of one class.
   *
   * @param name the class
   * @param training one for each row of the training split: 1 present, 0 absent, -1 difficult
   * @param test the same for the test split
   */
  public ClassLabels(String name, int[] training, int[] test) {
    this.name = name;
    this.training = training.clone();
    this.test = test.clone();
  }

  /** The class. */
  public String name() {
    return name;
  }

  /** Labels of the training split, by row. */
  public int[] training() {
    return training.clone();
  }

  /** Labels of the test split, by row. */
  public int[] test() {
    return test.clone();
  }

  /** Images of the training split that show the class. */
  public int trainingPositives() {
    return positives(training);
  }

  /** Images of the test split that show the class. */
  public int testPositives() {
    return positives(test);
  }

  /** Whether a score can be had: both splits show the class. */
  public boolean isScorable() {
    return trainingPositives() > 0 && testPositives() > 0;
  }

  private static int positives(int[] labels) {
    return (int) Arrays.stream(labels).filter(label -> label == 1).count();
  }
}
