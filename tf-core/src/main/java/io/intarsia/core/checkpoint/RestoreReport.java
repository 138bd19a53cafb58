package io.intarsia.core.checkpoint;

import java.util.List;

/**
 * What a restore did, by variable name.
 *
 * @param matched in the graph and among what was saved: restored
 * @param missing in the graph only: set to their initial values
 * @param unused among what was saved only: not read
 */
public record RestoreReport(List<String> matched, List<String> missing, List<String> unused) {

  /** Copies the lists. */
  public RestoreReport {
    matched = List.copyOf(matched);
    missing = List.copyOf(missing);
    unused = List.copyOf(unused);
  }

  /** Whether graph and checkpoint have the same variables. */
  public boolean isComplete() {
    return missing.isEmpty() && unused.isEmpty();
  }

  /** One line with counts and the first names of each kind. */
  public String summary() {
    return "%d variables restored; %d missing there%s; %d unused%s"
        .formatted(matched.size(), missing.size(), first(missing), unused.size(), first(unused));
  }

  private static String first(List<String> names) {
    int shown = Math.min(3, names.size());
    String list = String.join(", ", names.subList(0, shown));
    return names.isEmpty() ? "" : " (" + list + (names.size() > shown ? ", ...)" : ")");
  }
}
