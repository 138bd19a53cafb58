package io.intarsia.cli.quickstart;

import com.google.protobuf.TextFormat;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.LineChart;
import io.intarsia.eval.html.Page;
import io.intarsia.eval.report.HtmlReport;
import io.intarsia.eval.report.LayerComparison;
import io.intarsia.eval.report.ReportFiles;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.train.summary.RecordedScalars;
import io.intarsia.train.summary.RecordedScalars.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The page of a quickstart, in one file: scenes, puzzles, what was learned, what it is worth. */
public final class QuickstartPage {
  private static final String ACCURACY = "puzzle_accuracy";

  private QuickstartPage() {}

  /**
   * Writes the page.
   *
   * @param commands the command lines that were run, in order
   */
  public static void write(QuickstartFiles files, List<String> commands) throws IOException {
    EvaluationReport report =
        TextFormat.parse(
            Files.readString(files.report().resolve(ReportFiles.TEXT)), EvaluationReport.class);
    Map<String, List<Value>> scalars = RecordedScalars.read(files.run());
    Page page = new Page("Intarsia quickstart").add(header());
    page.section(
        "Scenes, painted by the program",
        List.of(picture(files.sheet(), "image/jpeg", "Painted scenes")));
    page.section(
        "The puzzle: in which order do the tiles lie?",
        List.of(picture(files.puzzle(), "image/png", "A scene, shuffled, and put right again")));
    page.section("Learning to solve it", List.of(loss(scalars), accuracy(scalars)));
    page.section("What the features are worth", worth(report));
    page.section("The commands", List.of(listing(commands)));
    AtomicFiles.write(files.page(), page.render().getBytes(StandardCharsets.UTF_8));
  }

  private static Html header() {
    return Html.element("header")
        .add(Html.words("p", "kicker", "Intarsia quickstart"))
        .add(Html.element("h1").text("A backbone that learned from puzzles").build())
        .add(
            Html.words(
                "p",
                "lead",
                "A small ResNet-18 was taught, without a label, to put shuffled pictures together."
                    + " Its features were then judged by linear machines, beside those of the same"
                    + " network with random weights."))
        .build();
  }

  private static Html picture(Path file, String type, String description) throws IOException {
    String content = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    return Html.element("img")
        .attribute("src", "data:%s;base64,%s".formatted(type, content))
        .attribute("alt", description)
        .attribute("style", "max-width:100%;height:auto")
        .build();
  }

  private static Html loss(Map<String, List<Value>> scalars) {
    return new LineChart("Puzzle loss", "steps")
        .curve("loss on training puzzles", points(scalars, "loss", 1))
        .curve("on held-out scenes", points(scalars, "held_out/loss", 1))
        .render();
  }

  private static Html accuracy(Map<String, List<Value>> scalars) {
    return new LineChart("Share of puzzles solved", "steps")
        .curve("training puzzles solved, percent", points(scalars, ACCURACY, 100))
        .curve("on held-out scenes", points(scalars, "held_out/" + ACCURACY, 100))
        .render();
  }

  private static List<LineChart.Point> points(
      Map<String, List<Value>> scalars, String tag, double scale) {
    return scalars.getOrDefault(tag, List.of()).stream()
        .map(value -> new LineChart.Point(value.step(), scale * value.value()))
        .toList();
  }

  private static List<Html> worth(EvaluationReport report) {
    Html link =
        Html.element("a")
            .attribute("href", "report/" + ReportFiles.HTML)
            .text("The full report, with every class")
            .build();
    return List.of(
        Page.paragraph(report.getMetric() + ", in percent. " + report.getProtocol()),
        HtmlReport.chart(LayerComparison.of(report)),
        Html.element("p").add(link).build());
  }

  private static Html listing(List<String> commands) {
    return Html.element("pre").text(String.join("\n", commands)).build();
  }
}
