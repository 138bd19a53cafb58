package io.intarsia.eval.lowshot;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Classes of one sample that are trained on the same rows, so that their machines share one matrix
 * of products.
 *
 * @param rows rows of the training split, rising
 * @param classes what each class sees of them
 */
record ShotGroup(List<Integer> rows, List<ClassShots> classes) {
  ShotGroup {
    rows = List.copyOf(rows);
    classes = List.copyOf(classes);
  }

  /** A class with rows of its own. */
  static ShotGroup ofClass(int label, List<Integer> positives, List<Integer> negatives) {
    List<Integer> rows =
        Stream.concat(positives.stream(), negatives.stream())
            .sorted(Comparator.naturalOrder())
            .toList();
    Set<Integer> shown = new HashSet<>(positives);
    BitSet positive = new BitSet(rows.size());
    IntStream.range(0, rows.size())
        .filter(place -> shown.contains(rows.get(place)))
        .forEach(positive::set);
    return new ShotGroup(rows, List.of(new ClassShots(label, positive)));
  }

  /**
   * All classes, each row showing one of them.
   *
   * @param classes number of classes
   * @param labelOf class of a row
   */
  static ShotGroup ofLabels(List<Integer> rows, int classes, IntUnaryOperator labelOf) {
    List<Integer> rising = rows.stream().sorted().toList();
    List<ClassShots> shots =
        IntStream.range(0, classes)
            .mapToObj(label -> new ClassShots(label, new BitSet(rising.size())))
            .toList();
    for (int place = 0; place < rising.size(); place++) {
      shots.get(labelOf.applyAsInt(rising.get(place))).positive().set(place);
    }
    return new ShotGroup(rising, shots);
  }

  /** The same rows under other numbers, in the same order. */
  ShotGroup renumbered(IntUnaryOperator number) {
    return new ShotGroup(rows.stream().map(row -> number.applyAsInt(row)).toList(), classes);
  }
}
