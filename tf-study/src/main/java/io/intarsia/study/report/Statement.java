package io.intarsia.study.report;

import io.intarsia.study.stats.Effect;

/**
 * An effect and the sentence that tells it.
 *
 * @param words with its intervals and what may be concluded
 * @param effect the number
 */
record Statement(String words, Effect effect) {

  /**
   * Says what an effect is of.
   *
   * @param per what stands behind the number of points; may be empty
   */
  static Statement of(String what, Effect effect, String per) {
    return new Statement("%s: %s".formatted(what, Sentences.whole(effect, per)), effect);
  }
}
