package io.intarsia.eval.report;

import io.intarsia.eval.html.BarChart;
import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.LineChart;
import io.intarsia.eval.html.Table;
import io.intarsia.eval.html.Table.Cell;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.SampleScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tables and charts of one evaluation of a suite.
 *
 * @param comparison the evaluation
 */
record SuiteTables(SuiteComparison comparison) {

  /** Layers by models, as in the paper; the best of each model stands out. */
  Html layers() {
    List<String> headings = new ArrayList<>(List.of("layer"));
    headings.addAll(comparison.models());
    Table table = new Table(headings);
    for (String layer : comparison.layers()) {
      table.row(layer, comparison.models().stream().map(model -> cell(model, layer)).toList());
    }
    return table.render();
  }

  private Cell cell(String model, String layer) {
    String best = comparison.best(model).getLayer();
    return comparison
        .score(model, layer)
        .map(scores -> Cell.of(words(scores)).strongIf(layer.equals(best)))
        .orElse(Cell.of("–"));
  }

  private static String words(LayerScores scores) {
    return scores.hasTop5()
        ? "%s (top 5: %s)".formatted(Figures.of(scores.getScore()), Figures.of(scores.getTop5()))
        : Figures.of(scores.getScore());
  }

  /** The same as bars. */
  Html chart() {
    BarChart chart =
        new BarChart("Scores of each layer: " + comparison.heading(), comparison.models());
    for (String layer : comparison.layers()) {
      chart.group(
          layer,
          comparison.models().stream()
              .map(model -> comparison.score(model, layer))
              .map(scores -> scores.map(each -> BarChart.Bar.of(each.getScore())))
              .toList());
    }
    return chart.render();
  }

  /** Each model at its best layer over k: mean, and range of the samples. */
  Html lowShotChart() {
    LineChart chart =
        LineChart.logarithmic(
            "Scores over k: " + comparison.heading(), "k images of each class, honest cost");
    for (String model : comparison.models()) {
      LayerScores best = comparison.best(model);
      chart.curve(
          "%s (%s)".formatted(model, best.getLayer()),
          best.getLowShotList().stream().map(SuiteTables::point).toList());
    }
    return chart.render();
  }

  private static LineChart.Point point(LowShotScores scores) {
    SampleScores honest = scores.getHonest();
    return new LineChart.Point(
        scores.getK(), 100 * honest.getMean(), 100 * honest.getMin(), 100 * honest.getMax());
  }

  /** Each model at its best layer by k. */
  Html lowShot(Function<LowShotScores, SampleScores> rule) {
    List<String> headings = new ArrayList<>(List.of("model"));
    List<LowShotScores> first = comparison.best(comparison.models().get(0)).getLowShotList();
    first.forEach(each -> headings.add("k = " + each.getK()));
    Table table = new Table(headings);
    for (String model : comparison.models()) {
      LayerScores best = comparison.best(model);
      table.row(
          "%s, %s".formatted(model, best.getLayer()),
          best.getLowShotList().stream()
              .map(rule)
              .map(each -> Cell.of(meanAndDeviation(each)))
              .toList());
    }
    return table.render();
  }

  private static String meanAndDeviation(SampleScores scores) {
    return "%s ± %s".formatted(Figures.of(scores.getMean()), Figures.of(scores.getStd()));
  }

  /** The best layer of each model, with its score; the best model stands out. */
  List<Cell> bests() {
    Optional<Double> most =
        comparison.models().stream()
            .map(model -> comparison.best(model).getScore())
            .max(Double::compare);
    return comparison.models().stream()
        .map(comparison::best)
        .map(
            each ->
                Cell.of(words(each, comparison.hasLayers()))
                    .strongIf(most.filter(score -> score == each.getScore()).isPresent()))
        .toList();
  }

  private static String words(LayerScores best, boolean layers) {
    String score = Figures.of(best.getScore());
    return layers ? "%s %s".formatted(score, best.getLayer()) : score;
  }
}
