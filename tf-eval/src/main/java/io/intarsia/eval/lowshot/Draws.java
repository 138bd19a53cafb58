package io.intarsia.eval.lowshot;

import io.intarsia.core.UserException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Every sample of an evaluation, drawn once, so that all models and layers see the same. Only the
 * rows that some sample uses need features; samples name them by their place in {@link #rows}.
 */
public final class Draws {
  private final List<Integer> rows;
  private final List<Draw> draws;
  private final List<String> skipped;

  /**
   * The samples of one k.
   *
   * @param samples for each, the classes that share rows
   */
  record Draw(int k, List<List<ShotGroup>> samples) {}

  private Draws(List<Integer> rows, List<Draw> draws, List<String> skipped) {
    this.rows = List.copyOf(rows);
    this.draws = List.copyOf(draws);
    this.skipped = List.copyOf(skipped);
  }

  /**
   * Draws all samples.
   *
   * @throws UserException if no k can be had
   */
  public static Draws of(ShotSource source, List<Integer> ks, int samples) {
    List<Draw> draws = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (int k : ks) {
      source
          .obstacle(k)
          .ifPresentOrElse(
              why -> skipped.add("k = %d is skipped: %s".formatted(k, why)),
              () -> draws.add(draw(source, k, samples)));
    }
    if (draws.isEmpty()) {
      throw new UserException("low_shot.k: nothing is left; " + String.join("; ", skipped));
    }
    return compact(draws, skipped);
  }

  private static Draw draw(ShotSource source, int k, int samples) {
    return new Draw(
        k, IntStream.rangeClosed(1, samples).mapToObj(sample -> source.draw(k, sample)).toList());
  }

  private static Draws compact(List<Draw> draws, List<String> skipped) {
    TreeSet<Integer> used = new TreeSet<>();
    draws.forEach(
        draw -> draw.samples().forEach(groups -> groups.forEach(each -> used.addAll(each.rows()))));
    Map<Integer, Integer> places = new HashMap<>();
    used.forEach(row -> places.put(row, places.size()));
    List<Draw> renumbered =
        draws.stream()
            .map(
                draw ->
                    new Draw(
                        draw.k(),
                        draw.samples().stream()
                            .map(
                                groups ->
                                    groups.stream()
                                        .map(each -> each.renumbered(places::get))
                                        .toList())
                            .toList()))
            .toList();
    return new Draws(List.copyOf(used), renumbered, skipped);
  }

  /** Rows of the training split that some sample uses, rising. */
  public List<Integer> rows() {
    return rows;
  }

  /** Why which k was left out, one line for each. */
  public List<String> skipped() {
    return skipped;
  }

  /** The values of k that are left, in the order asked for. */
  public List<Integer> ks() {
    return draws.stream().map(Draw::k).toList();
  }

  List<Draw> draws() {
    return draws;
  }
}
