package io.intarsia.study.plan;

import io.intarsia.core.UserException;
import io.intarsia.core.random.SeededHash;
import io.intarsia.proto.AxisUse;
import io.intarsia.proto.PointList;
import io.intarsia.proto.RandomCombination;
import io.intarsia.proto.SweepAxis;
import io.intarsia.proto.SweepBlock;
import io.intarsia.proto.SweepPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The combinations of points that a block asks for: the whole grid, a list, or some drawn of it.
 */
final class Combinations {
  private final SweepFile file;
  private final SweepBlock block;

  /** A point on its axis. */
  record Place(SweepAxis axis, SweepPoint point) {}

  Combinations(SweepFile file, SweepBlock block) {
    this.file = file;
    this.block = block;
  }

  /**
   * All of them, in the order of the grid or the list.
   *
   * @throws UserException if the block names an axis or a point that is not there
   */
  List<List<Place>> all() {
    return switch (block.getCombinationCase()) {
      case LIST -> listed();
      case RANDOM -> drawn(block.getRandom());
      case GRID, COMBINATION_NOT_SET -> grid();
    };
  }

  /** The last axis changes fastest. */
  private List<List<Place>> grid() {
    List<List<Place>> combinations = List.of(List.of());
    for (AxisUse use : block.getAxesList()) {
      List<List<Place>> longer = new ArrayList<>();
      for (List<Place> combination : combinations) {
        for (Place place : places(use)) {
          List<Place> next = new ArrayList<>(combination);
          next.add(place);
          longer.add(List.copyOf(next));
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  private List<Place> places(AxisUse use) {
    SweepAxis axis = file.axis(use.getAxis());
    List<SweepPoint> points =
        use.getPointsCount() == 0
            ? axis.getPointsList()
            : use.getPointsList().stream().map(label -> file.point(axis, label)).toList();
    return points.stream().map(point -> new Place(axis, point)).toList();
  }

  private List<List<Place>> listed() {
    return block.getList().getTrialsList().stream().map(this::listed).toList();
  }

  private List<Place> listed(PointList labels) {
    if (labels.getPointsCount() != block.getAxesCount()) {
      throw new UserException(
          "%s: block %s: %d points for %d axes"
              .formatted(
                  file.path(), block.getName(), labels.getPointsCount(), block.getAxesCount()));
    }
    return IntStream.range(0, block.getAxesCount())
        .mapToObj(
            i -> {
              SweepAxis axis = file.axis(block.getAxes(i).getAxis());
              return new Place(axis, file.point(axis, labels.getPoints(i)));
            })
        .toList();
  }

  /** Those of the grid with the smallest hash of (seed, place), in the grid's order. */
  private List<List<Place>> drawn(RandomCombination random) {
    List<List<Place>> grid = grid();
    return IntStream.range(0, grid.size())
        .boxed()
        .sorted(Comparator.comparingLong(place -> SeededHash.bits(random.getSeed(), place)))
        .limit(random.getTrials())
        .sorted()
        .map(grid::get)
        .toList();
  }
}
