package io.intarsia.study.report;

import io.intarsia.proto.SweepAxis;
import io.intarsia.proto.SweepConfig;
import io.intarsia.proto.SweepPoint;
import io.intarsia.proto.TrialCoordinates;
import io.intarsia.proto.TrialLayer;
import io.intarsia.proto.TrialResult;
import io.intarsia.proto.TrialShots;
import io.intarsia.study.stats.Point;
import io.intarsia.study.stats.Replicates;
import io.intarsia.study.stats.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finished trials of some blocks, and the axes that they lie on.
 *
 * @param sweep the study
 * @param all the trials; one that stands in several of the blocks counts once
 */
record Observations(SweepConfig sweep, List<Observation> all) {
  /** Copies the list. */
  Observations {
    all = List.copyOf(all);
  }

  /** Those of blocks. */
  static Observations of(SweepConfig sweep, List<TrialResult> results, List<String> blocks) {
    List<Observation> all = new ArrayList<>();
    for (TrialResult result : results) {
      result.getTrial().getCoordinatesList().stream()
          .filter(place -> blocks.contains(place.getBlock()))
          .findFirst()
          .ifPresent(place -> all.add(new Observation(labels(place), result)));
    }
    return new Observations(sweep, all);
  }

  private static Map<String, String> labels(TrialCoordinates place) {
    Map<String, String> labels = new LinkedHashMap<>();
    place.getLabelsList().forEach(each -> labels.put(each.getAxis(), each.getLabel()));
    return labels;
  }

  /** Those that an evaluation has judged. */
  Observations judgedBy(String evaluation) {
    return with(all.stream().filter(each -> each.scores(evaluation).isPresent()).toList());
  }

  /** Those at a point. */
  Observations at(String axis, String label) {
    return with(all.stream().filter(each -> each.label(axis).equals(label)).toList());
  }

  private Observations with(List<Observation> some) {
    return new Observations(sweep, some);
  }

  /** The points of an axis that are there, in the axis' order. */
  List<SweepPoint> points(String axis) {
    Set<String> there = all.stream().map(each -> each.label(axis)).collect(Collectors.toSet());
    return sweep.getAxesList().stream()
        .filter(each -> each.getName().equals(axis))
        .flatMap(each -> each.getPointsList().stream())
        .filter(point -> there.contains(point.getLabel()))
        .toList();
  }

  /** What a chart writes along an axis. */
  String title(String axis) {
    return sweep.getAxesList().stream()
        .filter(each -> each.getName().equals(axis))
        .map(each -> each.hasTitle() ? each.getTitle() : each.getName())
        .findFirst()
        .orElse(axis);
  }

  /**
   * A part for each combination of points on the axes that are not in use, by a name in words; one
   * with an empty name if nothing differs on them.
   */
  Map<String, Observations> panels(Set<String> inUse) {
    List<String> others =
        sweep.getAxesList().stream()
            .map(SweepAxis::getName)
            .filter(axis -> !inUse.contains(axis) && points(axis).size() > 1)
            .toList();
    Map<String, List<Observation>> panels =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    each ->
                        others.stream()
                            .map(axis -> axis + " " + each.label(axis))
                            .collect(Collectors.joining(", ")),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, Observations> named = new LinkedHashMap<>();
    panels.forEach((name, some) -> named.put(name, with(some)));
    return named;
  }

  /** The layer with the best mean score; of equals the one nearest the input. */
  Optional<String> bestLayer(String evaluation) {
    Map<String, Double> means =
        all.stream()
            .flatMap(each -> each.layers(evaluation).stream())
            .collect(
                Collectors.groupingBy(
                    TrialLayer::getLayer,
                    LinkedHashMap::new,
                    Collectors.averagingDouble(TrialLayer::getScore)));
    return means.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Points along an axis that have samples, in the axis' order. */
  List<Point> along(String axis, String evaluation, String layer, String seed) {
    List<Point> along = new ArrayList<>();
    for (SweepPoint point : points(axis)) {
      List<Sample> samples = at(axis, point.getLabel()).samples(evaluation, layer, seed);
      if (!samples.isEmpty()) {
        along.add(new Point(point.getLabel(), point.getNumber(), samples));
      }
    }
    return along;
  }

  /** The score of a layer in each trial that has it. */
  List<Sample> samples(String evaluation, String layer, String seed) {
    return all.stream().flatMap(each -> each.sample(evaluation, layer, seed).stream()).toList();
  }

  /** Points along the k of a low-shot evaluation, by rising k. */
  List<Point> alongShots(String evaluation, String layer, String seed) {
    Map<Integer, List<Sample>> samples = new TreeMap<>();
    for (Observation each : all) {
      for (TrialShots shots : each.shots(evaluation, layer)) {
        samples
            .computeIfAbsent(shots.getK(), k -> new ArrayList<>())
            .add(
                new Sample(
                    each.label(seed), shots.getScore(), Replicates.decode(shots.getReplicates())));
      }
    }
    return samples.entrySet().stream()
        .map(entry -> new Point(Integer.toString(entry.getKey()), entry.getKey(), entry.getValue()))
        .toList();
  }
}
