package io.intarsia.core.progress;

import com.google.errorprone.annotations.MustBeClosed;

/** Told of long work by whoever does it; shown, or not, by whoever started it. */
public interface Progress {

  /**
   * Announces work.
   *
   * @param label what is done, such as {@code "pretrain"}
   * @param total units of it, or -1 where nobody knows
   * @param unit what is counted, such as {@code "images"}
   */
  @MustBeClosed
  Task start(String label, long total, String unit);

  /** One piece of announced work. May be used from several threads. */
  interface Task extends AutoCloseable {
    /** So many units are done in all. */
    void at(long done);

    /** Shows a few words behind the count, such as the current loss. */
    void note(String words);

    @Override
    void close();
  }

  /** Shows nothing. */
  static Progress silent() {
    return (label, total, unit) ->
        new Task() {
          @Override
          public void at(long done) {}

          @Override
          public void note(String words) {}

          @Override
          public void close() {}
        };
  }
}
