package io.intarsia.eval.report;

import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Page;
import io.intarsia.eval.html.Table;
import io.intarsia.eval.html.Table.Cell;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.Provenance;
import io.intarsia.proto.SuiteReport;
import io.intarsia.proto.SuiteScore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A suite's report as a page in one file. */
public final class SuitePage {
  private final SuiteReport report;
  private final List<SuiteComparison> comparisons;

  private SuitePage(SuiteReport report) {
    this.report = report;
    this.comparisons = report.getResultsList().stream().map(SuiteComparison::new).toList();
  }

  /** The page's text. */
  public static String render(SuiteReport report) {
    return new SuitePage(report).page().render();
  }

  private Page page() {
    Page page = new Page(report.getName());
    page.add(header());
    page.section(
        "At a glance", List.of(glance(), Page.paragraph(bestLayers()), Page.paragraph(seeds())));
    comparisons.forEach(each -> page.section(each.heading(), evaluation(each)));
    page.section("Models", List.of(models()));
    return page;
  }

  private Html header() {
    String lead =
        "%d models, %d evaluations; scores in percent."
            .formatted(comparisons.get(0).models().size(), comparisons.size());
    return Page.header("Intarsia benchmark", report.getName(), lead);
  }

  /** Evaluations by models, each at its best layer. */
  private Html glance() {
    List<String> headings = new ArrayList<>(List.of("best layer"));
    headings.addAll(comparisons.get(0).models());
    Table table = new Table(headings);
    comparisons.forEach(each -> table.row(each.heading(), new SuiteTables(each).bests()));
    return table.render();
  }

  /** Where each model is best, counted over the evaluations that compare layers. */
  private String bestLayers() {
    List<SuiteComparison> layered =
        comparisons.stream().filter(SuiteComparison::hasLayers).toList();
    if (layered.isEmpty()) {
      return "";
    }
    return "Best layers, over the %d evaluations that compare them: %s."
        .formatted(
            layered.size(),
            comparisons.get(0).models().stream()
                .map(model -> model + " " + counted(layered, model))
                .collect(Collectors.joining("; ")));
  }

  private static String counted(List<SuiteComparison> layered, String model) {
    List<String> bests = layered.stream().map(each -> each.best(model).layer()).toList();
    return bests.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
        .map(each -> "%s (%d)".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** What the figures in brackets are, where a model stands for several networks. */
  private String seeds() {
    SuiteComparison first = comparisons.get(0);
    return first.models().stream()
        .filter(model -> first.seeds(model).size() > 1)
        .map(
            model ->
                "%s: mean and range over the seeds %s, or the first of them where an evaluation asks for fewer."
                    .formatted(model, joined(first.seeds(model))))
        .collect(Collectors.joining(" "));
  }

  private static String joined(List<Long> seeds) {
    return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private List<Html> evaluation(SuiteComparison comparison) {
    SuiteTables tables = new SuiteTables(comparison);
    List<Html> parts = new ArrayList<>();
    parts.add(Page.paragraph(comparison.common().getMetric() + ", in percent."));
    parts.add(tables.chart());
    parts.add(tables.layers());
    if (comparison.isLowShot()) {
      parts.add(Html.element("h3").text("Few images of each class").build());
      parts.add(tables.lowShotChart());
      parts.add(tables.lowShot(LowShotScores::getHonest));
      parts.add(
          Page.fold(
              "Oracle cost, chosen by its score on the test split",
              tables.lowShot(LowShotScores::getOracle)));
    }
    parts.add(Page.fold("How it was measured", protocol(comparison)));
    parts.add(links(comparison));
    return parts;
  }

  private static Html protocol(SuiteComparison comparison) {
    Html.Element list = Html.element("ul");
    notes(comparison).forEach(note -> list.add(Html.element("li").text(note).build()));
    return Html.join(List.of(Page.paragraph(comparison.common().getProtocol()), list.build()));
  }

  /** Notes of all models; one that is not common to all says whose it is. */
  private static Set<String> notes(SuiteComparison comparison) {
    Set<String> notes = new LinkedHashSet<>();
    List<SuiteScore> scores = comparison.result().getScoresList();
    for (SuiteScore score : scores) {
      for (String note : score.getReport().getNotesList()) {
        boolean common =
            scores.stream().allMatch(each -> each.getReport().getNotesList().contains(note));
        notes.add(common ? note : score.getModel() + ": " + note);
      }
    }
    return notes;
  }

  private static Html links(SuiteComparison comparison) {
    List<Html> links = new ArrayList<>();
    for (String model : comparison.models()) {
      String place = comparison.result().getEvaluation() + "/" + model;
      if (comparison.seeds(model).isEmpty()) {
        links.add(link(place, model));
      }
      for (long seed : comparison.seeds(model)) {
        links.add(link(place + "/seed-" + seed, model + ", seed " + seed));
      }
    }
    Html.Element line = Html.element("p").text("Reports: ");
    for (int i = 0; i < links.size(); i++) {
      line.text(i == 0 ? "" : " · ").add(links.get(i));
    }
    return line.build();
  }

  private static Html link(String directory, String words) {
    return Html.element("a")
        .attribute("href", directory + "/" + ReportFiles.HTML)
        .text(words)
        .build();
  }

  /** What is known of each model. */
  private Html models() {
    Table table =
        new Table(
            List.of(
                "model", "published as", "step", "seed", "classes taught", "trained on", "code"));
    for (SuiteScore score : report.getResults(0).getScoresList()) {
      EvaluationReport one = score.getReport();
      Provenance origin = one.getProvenance();
      table.row(
          score.getModel(),
          List.of(
              Cell.of(published(one)),
              Cell.of(origin.hasStep() ? Long.toString(origin.getStep()) : "–"),
              Cell.of(seed(score)),
              Cell.of(Integer.toString(origin.getTaughtClassesCount())),
              Cell.of(brief(origin.getDataChecksum())),
              Cell.of(brief(origin.getCode()))));
    }
    return table.render();
  }

  /** Name and version; of several networks the first one's. */
  private static String published(EvaluationReport report) {
    int others = report.getSubjectsCount() - 1;
    return others > 0 ? "%s and %d more".formatted(report.getModel(), others) : report.getModel();
  }

  private String seed(SuiteScore score) {
    List<Long> drawn = comparisons.get(0).seeds(score.getModel());
    Provenance origin = score.getReport().getProvenance();
    if (drawn.isEmpty()) {
      return origin.hasSeed() ? Long.toString(origin.getSeed()) : "–";
    }
    return joined(drawn);
  }

  private static String brief(String checksum) {
    return checksum.isEmpty() ? "–" : checksum.substring(0, Math.min(12, checksum.length()));
  }
}
