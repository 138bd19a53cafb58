package io.intarsia.eval.report;

import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Table;
import io.intarsia.eval.html.Table.Cell;
import io.intarsia.proto.ClassScore;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tables of a report's page. */
final class ReportTables {
  /** Strongest colour of a cell, so that its figure stays readable. */
  private static final double DEEPEST = 0.5;

  private final EvaluationReport report;
  private final List<LayerComparison> layers;

  ReportTables(EvaluationReport report, List<LayerComparison> layers) {
    this.report = report;
    this.layers = layers;
  }

  /** Layers by what is known of them. */
  Html layers() {
    boolean eleven = layers.stream().anyMatch(each -> each.trained().hasScore11Point());
    List<String> headings =
        new ArrayList<>(
            List.of("layer", "pooled to", "features", report.getSubjects(0).getSubject()));
    if (eleven) {
      headings.add("trained, 11-point");
    }
    headings.addAll(List.of("random twin", "range", "gain"));
    boolean initial = layers.stream().anyMatch(each -> each.initialTwin().isPresent());
    if (initial) {
      headings.add("twin, initial statistics");
    }
    boolean five = layers.stream().anyMatch(each -> each.trained().hasTop5());
    if (five) {
      headings.add(4, "trained, top 5");
    }
    LayerComparison best = LayerComparison.best(layers);
    Table table = new Table(headings);
    for (LayerComparison layer : layers) {
      List<Cell> cells = cells(layer, eleven, layer.equals(best));
      if (five) {
        cells.add(3, Cell.of(Figures.of(layer.trained().getTop5())));
      }
      if (initial) {
        cells.add(Cell.of(layer.initialTwin().map(twin -> Figures.of(twin.mean())).orElse("–")));
      }
      table.row(layer.layer(), cells);
    }
    return table.render();
  }

  private static List<Cell> cells(LayerComparison layer, boolean eleven, boolean best) {
    LayerScores trained = layer.trained();
    List<Cell> cells = new ArrayList<>();
    boolean pooled = trained.hasGrid();
    cells.add(Cell.of(pooled ? "%1$d × %1$d".formatted(trained.getGrid()) : "–"));
    cells.add(Cell.of(pooled ? Integer.toString(trained.getDimensions()) : "–"));
    cells.add(Cell.of(Figures.of(trained.getScore())).strongIf(best));
    if (eleven) {
      cells.add(Cell.of(Figures.of(trained.getScore11Point())));
    }
    cells.add(Cell.of(layer.twin().map(twin -> Figures.of(twin.mean())).orElse("–")));
    cells.add(Cell.of(layer.twin().map(Figures::range).orElse("–")));
    cells.add(Cell.of(layer.gain().map(Figures::signed).orElse("–")));
    return cells;
  }

  /** Whether the report has scores of classes. */
  boolean hasClasses() {
    return layers.get(0).trained().getClassesCount() > 0;
  }

  /** Classes by layers of the trained backbone. */
  Html classScores() {
    return classes(each -> each.hasScore() ? Optional.of(each.getScore()) : Optional.empty());
  }

  /** The same by the 11-point rule, where it applies. */
  Optional<Html> classScores11Point() {
    return anyClass(ClassScore::hasScore11Point)
        ? Optional.of(
            classes(
                each ->
                    each.hasScore11Point()
                        ? Optional.of(each.getScore11Point())
                        : Optional.empty()))
        : Optional.empty();
  }

  private Html classes(Function<ClassScore, Optional<Double>> score) {
    return perClass(
        cells -> {
          double best =
              cells.stream()
                  .flatMap(each -> score.apply(each).stream())
                  .mapToDouble(Double::doubleValue)
                  .max()
                  .orElse(0);
          return cells.stream()
              .map(score)
              .map(
                  each ->
                      each.map(value -> new Cell(Figures.of(value), DEEPEST * value, value == best))
                          .orElse(Cell.of("not scored")))
              .toList();
        });
  }

  /** The costs that were chosen, classes by layers; nothing where there are none. */
  Optional<Html> costs() {
    if (!anyClass(ClassScore::hasCost)) {
      return Optional.empty();
    }
    return Optional.of(
        perClass(
            cells ->
                cells.stream()
                    .map(each -> Cell.of(each.hasCost() ? Figures.cost(each.getCost()) : "–"))
                    .toList()));
  }

  private boolean anyClass(Predicate<ClassScore> condition) {
    return layers.stream()
        .flatMap(each -> each.trained().getClassesList().stream())
        .anyMatch(condition);
  }

  private Html perClass(Function<List<ClassScore>, List<Cell>> cells) {
    List<String> headings =
        Stream.concat(
                Stream.of("class", "train", "test"), layers.stream().map(LayerComparison::layer))
            .toList();
    Table table = new Table(headings);
    List<ClassScore> first = layers.get(0).trained().getClassesList();
    for (int i = 0; i < first.size(); i++) {
      int place = i;
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(Long.toString(first.get(i).getTrainPositives())));
      row.add(Cell.of(Long.toString(first.get(i).getTestPositives())));
      row.addAll(
          cells.apply(layers.stream().map(each -> each.trained().getClasses(place)).toList()));
      table.row(first.get(i).getName(), row);
    }
    return table.render();
  }

  /** Every twin by layers; nothing without twins. */
  Optional<Html> seeds() {
    Table table =
        new Table(
            Stream.concat(Stream.of("weights"), layers.stream().map(LayerComparison::layer))
                .toList());
    report.getSubjectsList().stream()
        .filter(subject -> subject.getKind() != SubjectKind.TRAINED)
        .forEach(
            subject ->
                table.row(
                    subject.getSubject(),
                    subject.getLayersList().stream()
                        .map(each -> Cell.of(Figures.of(each.getScore())))
                        .toList()));
    return report.getSubjectsCount() > 1 ? Optional.of(table.render()) : Optional.empty();
  }
}
