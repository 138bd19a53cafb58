package io.intarsia.study.report;

import io.intarsia.core.config.Configs;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.TrialKind;
import io.intarsia.proto.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What random twins score.
 *
 * @param twins results of the study's untrained trials
 */
record TwinScores(List<TrialResult> twins) {
  /** Axis whose label tells twins of a backbone apart. */
  static final String SEED = "seed";

  /** Copies the list. */
  TwinScores {
    twins = List.copyOf(twins);
  }

  static TwinScores among(List<TrialResult> results) {
    return new TwinScores(
        results.stream()
            .filter(each -> each.getTrial().getKind() == TrialKind.RANDOM_TWIN_TRIAL)
            .toList());
  }

  /** Mean score of the twins of a backbone at a layer. */
  OptionalDouble of(TrialResult trained, String evaluation, String layer) {
    BackboneConfig backbone = backbone(trained);
    return twins.stream()
        .filter(twin -> backbone(twin).equals(backbone))
        .map(twin -> new Observation(Map.of(), twin))
        .flatMap(twin -> twin.sample(evaluation, layer, "").stream())
        .mapToDouble(sample -> sample.value())
        .average();
  }

  /** The twins of the backbone of some trials that an evaluation has judged, if there are any. */
  Optional<Observations> of(Observations trained, String evaluation) {
    BackboneConfig backbone = backbone(trained.all().get(0).result());
    List<Observation> own =
        twins.stream()
            .filter(twin -> backbone(twin).equals(backbone))
            .map(twin -> new Observation(Map.of(SEED, seed(twin)), twin))
            .filter(twin -> twin.scores(evaluation).isPresent())
            .toList();
    return own.isEmpty() ? Optional.empty() : Optional.of(new Observations(trained.sweep(), own));
  }

  private static String seed(TrialResult twin) {
    return Long.toString(twin.getTrial().getExperiment().getInput().getSeed());
  }

  /**
   * A line for the twins of each backbone among some lines; if there are several, it says whose.
   */
  List<TrialLine> lines(List<TrialLine> trained, String evaluation) {
    Map<BackboneConfig, List<TrialLine>> ofBackbones =
        trained.stream()
            .collect(
                Collectors.groupingBy(
                    line -> backbone(line.trials().all().get(0).result()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<TrialLine> lines = new ArrayList<>();
    for (List<TrialLine> same : ofBackbones.values()) {
      String whose = same.stream().map(TrialLine::name).collect(Collectors.joining(", "));
      String name = ofBackbones.size() == 1 ? "random twin" : "random twin of " + whose;
      of(same.get(0).trials(), evaluation)
          .ifPresent(own -> lines.add(new TrialLine(name, own, SEED)));
    }
    return lines;
  }

  private static BackboneConfig backbone(TrialResult result) {
    return Configs.canonical(result.getTrial().getExperiment().getBackbone());
  }
}
