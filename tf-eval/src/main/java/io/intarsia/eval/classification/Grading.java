package io.intarsia.eval.classification;

import io.intarsia.proto.LayerScores;
import java.util.List;

/** What values for every class and test image are worth. */
public interface Grading {

  /** What {@code score} of the result is, in words. */
  String metric();

  /** Labels of the classes that values are graded for, by their place. */
  List<ClassLabels> classes();

  /**
   * Grades.
   *
   * @param values by place of the class, then by test row; a larger one speaks for the class
   * @return scores of all and of each class; layer, grid and dimensions are the caller's
   */
  LayerScores grade(double[][] values);
}
