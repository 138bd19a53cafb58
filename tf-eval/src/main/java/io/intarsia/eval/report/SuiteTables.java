package io.intarsia.eval.report;

import io.intarsia.eval.html.BarChart;
import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.LineChart;
import io.intarsia.eval.html.Table;
import io.intarsia.eval.html.Table.Cell;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.SampleScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

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
    String best = comparison.best(model).layer();
    return comparison
        .score(model, layer)
        .map(scores -> Cell.of(words(scores)).strongIf(layer.equals(best)))
        .orElse(Cell.of("–"));
  }

  private static String words(NetworkScores scores) {
    String score = Figures.meanAndRange(scores.score());
    return scores
        .top5()
        .map(five -> "%s, top 5: %s".formatted(score, Figures.of(five)))
        .orElse(score);
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
              .map(scores -> scores.map(each -> bar(each.score())))
              .toList());
    }
    return chart.render();
  }

  private static BarChart.Bar bar(Spread score) {
    return new BarChart.Bar(score.mean(), score.min(), score.max());
  }

  /** Each model at its best layer over k: mean, and range of the samples of all its networks. */
  Html lowShotChart() {
    LineChart chart =
        LineChart.logarithmic(
            "Scores over k: " + comparison.heading(), "k images of each class, honest cost");
    for (String model : comparison.models()) {
      NetworkScores best = comparison.best(model);
      chart.curve(
          "%s (%s)".formatted(model, best.layer()),
          places(best).mapToObj(place -> point(best, place)).toList());
    }
    return chart.render();
  }

  private static IntStream places(NetworkScores scores) {
    return IntStream.range(0, scores.ks().size());
  }

  private static LineChart.Point point(NetworkScores scores, int place) {
    Spread samples = scores.shots(place, LowShotScores::getHonest).samples();
    return new LineChart.Point(
        scores.ks().get(place), 100 * samples.mean(), 100 * samples.min(), 100 * samples.max());
  }

  /** Each model at its best layer by k. */
  Html lowShot(Function<LowShotScores, SampleScores> rule) {
    List<String> headings = new ArrayList<>(List.of("model"));
    comparison.best(comparison.models().get(0)).ks().forEach(k -> headings.add("k = " + k));
    Table table = new Table(headings);
    for (String model : comparison.models()) {
      NetworkScores best = comparison.best(model);
      table.row(
          "%s, %s".formatted(model, best.layer()),
          places(best).mapToObj(place -> Cell.of(words(best.shots(place, rule)))).toList());
    }
    return table.render();
  }

  /** Mean and deviation of the samples, and the range of several networks' means. */
  private static String words(NetworkScores.Shots shots) {
    Spread mean = shots.mean();
    String words = "%s ± %s".formatted(Figures.of(mean.mean()), Figures.of(shots.std()));
    return mean.min() == mean.max()
        ? words
        : "%s (%s–%s)".formatted(words, Figures.of(mean.min()), Figures.of(mean.max()));
  }

  /** The best layer of each model, with its score; the best model stands out. */
  List<Cell> bests() {
    Optional<Double> most =
        comparison.models().stream()
            .map(model -> comparison.best(model).score().mean())
            .max(Double::compare);
    return comparison.models().stream()
        .map(comparison::best)
        .map(
            each ->
                Cell.of(words(each, comparison.hasLayers()))
                    .strongIf(most.filter(score -> score == each.score().mean()).isPresent()))
        .toList();
  }

  private static String words(NetworkScores best, boolean layers) {
    String score = Figures.meanAndRange(best.score());
    return layers ? "%s %s".formatted(score, best.layer()) : score;
  }
}
