package io.intarsia.eval.report;

import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One layer of the trained backbone beside its random twins; in a report of twins alone, of the
 * first of them.
 *
 * @param trained the trained backbone's scores
 * @param twin the twins' scores; empty without twins
 * @param initialTwin the twins' scores with their initial batch statistics
 */
public record LayerComparison(
    LayerScores trained, Optional<Spread> twin, Optional<Spread> initialTwin) {

  /** The layer's name. */
  public String layer() {
    return trained.getLayer();
  }

  /** Trained score less the twins' mean. */
  public Optional<Double> gain() {
    return twin.map(spread -> trained.getScore() - spread.mean());
  }

  /** All layers of a report, from the input on. */
  public static List<LayerComparison> of(EvaluationReport report) {
    SubjectScores trained =
        report.getSubjectsList().stream()
            .filter(subject -> subject.getKind() == SubjectKind.TRAINED)
            .findFirst()
            .orElseGet(() -> report.getSubjects(0));
    return trained.getLayersList().stream()
        .map(
            layer ->
                new LayerComparison(
                    layer,
                    spread(report, SubjectKind.RANDOM_TWIN, layer.getLayer()),
                    spread(report, SubjectKind.RANDOM_TWIN_INITIAL_STATISTICS, layer.getLayer())))
        .toList();
  }

  /** The layer that the trained backbone scores best at; of equals the one nearest the input. */
  public static LayerComparison best(List<LayerComparison> layers) {
    return layers.stream()
        .sorted(Comparator.comparing(each -> -each.trained().getScore()))
        .findFirst()
        .orElseThrow();
  }

  /** The layer that the twins score best at on average. */
  static Optional<LayerComparison> bestTwin(List<LayerComparison> layers) {
    return layers.stream()
        .filter(each -> each.twin().isPresent())
        .max(Comparator.comparing(each -> each.twin().orElseThrow().mean()));
  }

  private static Optional<Spread> spread(EvaluationReport report, SubjectKind kind, String layer) {
    return Spread.of(
        report.getSubjectsList().stream()
            .filter(subject -> subject.getKind() == kind)
            .flatMap(subject -> subject.getLayersList().stream())
            .filter(scores -> scores.getLayer().equals(layer))
            .map(LayerScores::getScore)
            .toList());
  }
}
