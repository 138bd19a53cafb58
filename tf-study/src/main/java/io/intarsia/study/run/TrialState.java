package io.intarsia.study.run;

/**
 * How far a trial is.
 *
 * @param phase in one word
 * @param words the step at work, or what went wrong
 * @param seconds it has taken in this sitting
 */
public record TrialState(Phase phase, String words, double seconds) {
  /** What can be said of a trial. */
  public enum Phase {
    /** Not begun in this sitting. */
    WAITING,
    /** A step of it runs. */
    RUNNING,
    /** Its result is written. */
    DONE,
    /** A step of it failed. */
    FAILED,
    /** It was asked to stop and can go on later. */
    STOPPED
  }
}
