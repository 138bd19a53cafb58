package io.intarsia.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names nearest to a mistyped one. */
public final class Suggestions {
  private static final int SHOWN = 3;

  private Suggestions() {}

  /** The nearest known names by edit distance, nearest first, at most three. */
  public static List<String> nearest(String given, Collection<String> known) {
    return known.stream()
        .sorted(
            Comparator.comparingInt((String name) -> distance(given, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SHOWN)
        .toList();
  }

  /** As {@link #nearest}, in words, each name behind a prefix. */
  static String among(String given, String prefix, Collection<String> known) {
    if (known.isEmpty()) {
      return "it has no fields";
    }
    return "nearest: "
        + String.join(", ", nearest(given, known).stream().map(name -> prefix + name).toList());
  }

  /** Insertions, deletions, replacements of a letter and swaps of neighbours that part them. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
