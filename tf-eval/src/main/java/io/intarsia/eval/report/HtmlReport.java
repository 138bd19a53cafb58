package io.intarsia.eval.report;

import com.google.protobuf.TextFormat;
import io.intarsia.eval.html.BarChart;
import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Page;
import io.intarsia.eval.html.Tile;
import io.intarsia.proto.BegunWith;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A report as a page in one file. */
public final class HtmlReport {
  private final EvaluationReport report;
  private final List<LayerComparison> layers;
  private final ReportTables tables;

  private HtmlReport(EvaluationReport report) {
    this.report = report;
    this.layers = LayerComparison.of(report);
    this.tables = new ReportTables(report, layers);
  }

  /** The page's text. */
  public static String render(EvaluationReport report) {
    return new HtmlReport(report).page().render();
  }

  private Page page() {
    Page page = new Page("%s: %s".formatted(report.getModel(), report.getDataName()));
    page.add(header()).add(tiles());
    page.section("Layers", List.of(chart(layers, subject()), tables.layers()));
    LowShotTables.of(report).ifPresent(each -> addLowShot(page, each));
    if (tables.hasClasses()) {
      page.section("Classes", classes());
    }
    tables.seeds().ifPresent(each -> page.section("Each random twin", List.of(each)));
    page.section("How it was measured", List.of(protocol()));
    return page;
  }

  private static void addLowShot(Page page, LowShotTables lowShot) {
    page.section(
        "Few images of each class",
        List.of(
            lowShot.means(),
            lowShot.charts(),
            Page.fold("Each sample of the trained backbone", lowShot.samples())));
  }

  private List<Html> classes() {
    List<Html> classes = new ArrayList<>(List.of(tables.classScores()));
    tables.classScores11Point().ifPresent(each -> classes.add(Page.fold("11-point", each)));
    tables.costs().ifPresent(each -> classes.add(Page.fold("Chosen costs C", each)));
    return classes;
  }

  private Html header() {
    return Page.header(
        "Intarsia evaluation",
        report.getModel(),
        "%s on %s. %s.".formatted(report.getName(), report.getDataName(), metric()));
  }

  private String metric() {
    return report.getMetric() + ", in percent";
  }

  private Html tiles() {
    LayerComparison best = LayerComparison.best(layers);
    List<Tile> tiles = new ArrayList<>();
    tiles.add(
        new Tile("best layer, " + subject(), Figures.of(best.trained().getScore()), best.layer()));
    LayerComparison.bestTwin(layers)
        .ifPresent(
            twin -> {
              Spread spread = twin.twin().orElseThrow();
              tiles.add(
                  new Tile(
                      "best layer, random twin",
                      Figures.of(spread.mean()),
                      "%s, %s".formatted(twin.layer(), Figures.range(spread))));
              double gain = best.trained().getScore() - spread.mean();
              tiles.add(
                  new Tile(
                      "what training added",
                      Figures.signed(gain),
                      "best layer against best layer",
                      gain > 0 ? Tile.Tone.GOOD : Tile.Tone.BAD));
            });
    return Tile.row(tiles);
  }

  private String subject() {
    return report.getSubjects(0).getSubject();
  }

  /**
   * The bars of each layer: trained, twin with its range, twin with initial statistics.
   *
   * @param subject what the first bar of each layer is called
   */
  public static Html chart(List<LayerComparison> layers, String subject) {
    boolean twins = layers.stream().anyMatch(each -> each.twin().isPresent());
    boolean initial = layers.stream().anyMatch(each -> each.initialTwin().isPresent());
    List<String> series = new ArrayList<>(List.of(subject));
    if (twins) {
      series.add("random twin, mean and range over seeds");
    }
    if (initial) {
      series.add("random twin, initial batch statistics");
    }
    BarChart chart = new BarChart("Scores of each layer, trained beside random", series);
    for (LayerComparison layer : layers) {
      List<Optional<BarChart.Bar>> bars = new ArrayList<>();
      bars.add(Optional.of(BarChart.Bar.of(layer.trained().getScore())));
      if (twins) {
        bars.add(layer.twin().map(HtmlReport::bar));
      }
      if (initial) {
        bars.add(layer.initialTwin().map(HtmlReport::bar));
      }
      chart.group(layer.layer(), bars);
    }
    return chart.render();
  }

  private static BarChart.Bar bar(Spread spread) {
    return new BarChart.Bar(spread.mean(), spread.min(), spread.max());
  }

  private Html protocol() {
    List<Html> parts = new ArrayList<>();
    parts.add(Page.paragraph(report.getProtocol()));
    if (report.getNotesCount() > 0) {
      Html.Element list = Html.element("ul");
      report.getNotesList().forEach(note -> list.add(Html.element("li").text(note).build()));
      parts.add(list.build());
    }
    parts.add(Html.element("h3").text("Provenance").build());
    parts.add(provenance());
    String config = TextFormat.printer().printToString(report.getResolved());
    parts.add(Page.fold("Resolved config", Html.element("pre").text(config).build()));
    return Html.join(parts);
  }

  private Html provenance() {
    Provenance origin = report.getProvenance();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("model", report.getModel());
    facts.put("code", origin.getCode());
    facts.put("TensorFlow", origin.getTensorflow());
    facts.put("machine", origin.getMachine());
    facts.put("trained on (checksum)", origin.getDataChecksum());
    facts.put(
        "begun with the weights of",
        origin.getBegunWithList().stream()
            .map(BegunWith::getModel)
            .collect(Collectors.joining(", those with ")));
    facts.put("seed", origin.hasSeed() ? Long.toString(origin.getSeed()) : "");
    facts.put("step", origin.hasStep() ? Long.toString(origin.getStep()) : "");
    facts.put("judged on (checksum)", report.getDataChecksum());
    Html.Element list = Html.element("dl");
    facts.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            list.add(Html.element("dt").text(name).build());
            list.add(Html.element("dd").text(value).build());
          }
        });
    return list.build();
  }
}
