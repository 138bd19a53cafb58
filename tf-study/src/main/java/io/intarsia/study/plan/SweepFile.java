package io.intarsia.study.plan;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.config.Suggestions;
import io.intarsia.proto.ClaimConfig;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.FigureClaim;
import io.intarsia.proto.SweepAxis;
import io.intarsia.proto.SweepBase;
import io.intarsia.proto.SweepConfig;
import io.intarsia.proto.SweepEvaluation;
import io.intarsia.proto.SweepPoint;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sweep's config and the files beside it.
 *
 * @param path where it stands; other files are named from its folder
 * @param config what it says
 */
public record SweepFile(Path path, SweepConfig config) {

  /**
   * Reads a sweep.
   *
   * @param settings {@code path=value} of the command line
   * @throws UserException if it cannot be understood, or names a thing twice
   */
  public static SweepFile read(Path path, List<String> settings) {
    SweepFile file =
        new SweepFile(path, Configs.read(path, settings, SweepConfig.getDefaultInstance()));
    file.requireNames();
    return file;
  }

  private void requireNames() {
    if (config.getName().isEmpty()) {
      throw new UserException(path + ": name: a sweep needs one");
    }
    if (config.getBlocksCount() == 0 || config.getEvaluationsCount() == 0) {
      throw new UserException(path + ": a sweep needs blocks and evaluations");
    }
    requireUnique("axis", config.getAxesList().stream().map(SweepAxis::getName).toList());
    for (SweepAxis axis : config.getAxesList()) {
      requireUnique(
          "point of axis " + axis.getName(),
          axis.getPointsList().stream().map(SweepPoint::getLabel).toList());
    }
    requireUnique(
        "evaluation", config.getEvaluationsList().stream().map(SweepEvaluation::getName).toList());
    List<String> claims = config.getClaimsList().stream().map(ClaimConfig::getName).toList();
    requireUnique("claim", claims);
    config.getFiguresList().stream()
        .flatMap(figure -> figure.getClaimsList().stream())
        .map(FigureClaim::getClaim)
        .filter(claim -> !claims.contains(claim))
        .findFirst()
        .ifPresent(
            claim -> {
              throw unknown("claim", claim, claims);
            });
  }

  private void requireUnique(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isEmpty()) {
        throw new UserException("%s: %s: a name is missing".formatted(path, what));
      }
      if (!seen.add(name)) {
        throw new UserException("%s: %s '%s' stands twice".formatted(path, what, name));
      }
    }
  }

  /** An axis by its name. */
  SweepAxis axis(String name) {
    return config.getAxesList().stream()
        .filter(axis -> axis.getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "axis", name, config.getAxesList().stream().map(SweepAxis::getName).toList()));
  }

  /** A point of an axis by its label. */
  SweepPoint point(SweepAxis axis, String label) {
    return axis.getPointsList().stream()
        .filter(point -> point.getLabel().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "point of axis " + axis.getName(),
                    label,
                    axis.getPointsList().stream().map(SweepPoint::getLabel).toList()));
  }

  /** An evaluation by its name. */
  SweepEvaluation evaluation(String name) {
    return config.getEvaluationsList().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "evaluation",
                    name,
                    config.getEvaluationsList().stream().map(SweepEvaluation::getName).toList()));
  }

  private UserException unknown(String what, String name, List<String> known) {
    return new UserException(
        "%s: there is no %s '%s'; nearest: %s"
            .formatted(path, what, name, String.join(", ", Suggestions.nearest(name, known))));
  }

  /** The experiment that a base is. */
  ExperimentConfig experiment(SweepBase base) {
    return switch (base.getFromCase()) {
      case FILE ->
          Configs.read(
              path.resolveSibling(base.getFile()),
              List.of(),
              ExperimentConfig.getDefaultInstance());
      case EXPERIMENT -> base.getExperiment();
      case FROM_NOT_SET ->
          throw new UserException(path + ": base: neither a file nor an experiment is given");
    };
  }

  /** The config of an evaluation, with the study's changes of it. */
  EvaluationConfig config(SweepEvaluation evaluation) {
    return Configs.read(
        path.resolveSibling(evaluation.getFile()),
        evaluation.getSetList(),
        EvaluationConfig.getDefaultInstance());
  }
}
