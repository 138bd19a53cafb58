package io.intarsia.eval.detection;

/** What a detection is, beside the objects of its class in its picture. */
public enum Outcome {
  /** It found an object. */
  CORRECT,
  /** It lies on an object that a detection with a higher score has found: a mistake. */
  DUPLICATE,
  /** It lies on no object of its class: a mistake. */
  MISPLACED,
  /** It lies on an object that is not asked for: neither right nor wrong. */
  IGNORED;

  /** Whether it counts as a false positive. */
  public boolean isMistake() {
    return this == DUPLICATE || this == MISPLACED;
  }
}
