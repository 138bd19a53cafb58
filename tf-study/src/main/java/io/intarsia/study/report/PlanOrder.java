package io.intarsia.study.report;

import io.intarsia.proto.AxisLabel;
import io.intarsia.proto.SweepBlock;
import io.intarsia.proto.SweepConfig;
import io.intarsia.proto.SweepPoint;
import io.intarsia.proto.TrialCoordinates;
import io.intarsia.proto.TrialResult;
import io.intarsia.study.plan.Trials;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The order in which a plan lists a grid's trials, for results that come without one: block by
 * block, in each along its axes, the first axis slowest, and what stands in no block of the study,
 * as random twins do, last, by its name.
 *
 * @param sweep the study
 */
record PlanOrder(SweepConfig sweep) implements Comparator<TrialResult> {
  @Override
  public int compare(TrialResult one, TrialResult other) {
    int byPlace = Arrays.compare(place(one), place(other));
    return byPlace != 0
        ? byPlace
        : Trials.words(one.getTrial()).compareTo(Trials.words(other.getTrial()));
  }

  /** Number of the block, then of the point on each of its axes. */
  private int[] place(TrialResult result) {
    return result.getTrial().getCoordinatesList().stream()
        .limit(1)
        .flatMapToInt(this::place)
        .toArray();
  }

  private IntStream place(TrialCoordinates coordinates) {
    int block =
        sweep.getBlocksList().stream()
            .map(SweepBlock::getName)
            .toList()
            .indexOf(coordinates.getBlock());
    return block < 0
        ? IntStream.of(Integer.MAX_VALUE)
        : IntStream.concat(
            IntStream.of(block), coordinates.getLabelsList().stream().mapToInt(this::point));
  }

  private int point(AxisLabel label) {
    return sweep.getAxesList().stream()
        .filter(axis -> axis.getName().equals(label.getAxis()))
        .flatMap(axis -> axis.getPointsList().stream())
        .map(SweepPoint::getLabel)
        .toList()
        .indexOf(label.getLabel());
  }
}
