package io.intarsia.cli.quickstart;

/** The pretext tasks of a quickstart; a new task adds its line. */
public enum Lesson {
  /** Shuffled tiles are put in order. */
  JIGSAW(
      "jigsaw",
      "puzzle_accuracy",
      "puzzles solved, percent",
      "The puzzle: in which order do the tiles lie?",
      "Learning to solve it"),
  /** Grey pictures get their colours back. */
  COLORIZATION(
      "colorization",
      "bin_accuracy",
      "colours named right, percent",
      "The colours: a crop, its lightness, the target's colours, and those on the lightness",
      "Learning to colour");

  private final String word;
  private final String metric;
  private final String metricTitle;
  private final String sampleTitle;
  private final String learningTitle;

  Lesson(String word, String metric, String metricTitle, String sampleTitle, String learningTitle) {
    this.word = word;
    this.metric = metric;
    this.metricTitle = metricTitle;
    this.sampleTitle = sampleTitle;
    this.learningTitle = learningTitle;
  }

  /** In file names. */
  public String word() {
    return word;
  }

  /** The share of right answers, a scalar of the run. */
  String metric() {
    return metric;
  }

  String metricTitle() {
    return metricTitle;
  }

  String sampleTitle() {
    return sampleTitle;
  }

  String learningTitle() {
    return learningTitle;
  }
}
