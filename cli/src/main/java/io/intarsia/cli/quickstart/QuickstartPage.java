package io.intarsia.cli.quickstart;

import com.google.protobuf.TextFormat;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Page;
import io.intarsia.eval.report.HtmlReport;
import io.intarsia.eval.report.LayerComparison;
import io.intarsia.eval.report.LearningCurves;
import io.intarsia.eval.report.PretrainingPage;
import io.intarsia.eval.report.ReportFiles;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.train.summary.RecordedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page of a quickstart, in one file: scenes, and for each pretext task what is asked, how it
 * was learned and what that is worth.
 */
public final class QuickstartPage {
  private QuickstartPage() {}

  /**
   * Writes the page.
   *
   * @param commands the command lines that were run, in order
   */
  public static void write(QuickstartFiles files, List<String> commands) throws IOException {
    Page page = new Page("Intarsia quickstart").add(header());
    page.section(
        "Scenes, painted by the program",
        List.of(picture(files.sheet(), "image/jpeg", "Painted scenes")));
    for (Lesson lesson : Lesson.values()) {
      addLesson(page, files, lesson);
    }
    page.section("The commands", List.of(listing(commands)));
    AtomicFiles.write(files.page(), page.render().getBytes(StandardCharsets.UTF_8));
  }

  private static Html header() {
    return Page.header(
        "Intarsia quickstart",
        "Backbones that learned from puzzles and colours",
        "Two small ResNet-18 were taught without a label: one to put shuffled pictures together, one"
            + " to give grey pictures their colours. Their features were then judged by linear"
            + " machines, beside those of the same networks with random weights.");
  }

  private static void addLesson(Page page, QuickstartFiles files, Lesson lesson)
      throws IOException {
    RecordedRun run = RecordedRun.read(files.run(lesson));
    LearningCurves curves = new LearningCurves(run);
    page.section(
        lesson.sampleTitle(),
        List.of(picture(files.sample(lesson), "image/png", lesson.sampleTitle())));
    List<Html> learning = new ArrayList<>();
    learning.add(curves.chart("loss"));
    learning.add(curves.chart(lesson.metric(), lesson.metricTitle(), 100));
    lastSheet(run).ifPresent(learning::add);
    page.section(lesson.learningTitle(), learning);
    page.section("What its features are worth: " + lesson.word(), worth(files, lesson));
  }

  private static Optional<Html> lastSheet(RecordedRun run) {
    return run.pictures().values().stream()
        .map(pictures -> pictures.get(pictures.size() - 1))
        .map(
            last ->
                Html.join(
                    List.of(
                        Html.element("h3").text(PretrainingPage.SHEET).build(),
                        Page.picture(last.png().toByteArray(), "image/png", "Held-out scenes"))))
        .findFirst();
  }

  private static Html picture(Path file, String type, String description) throws IOException {
    return Page.picture(Files.readAllBytes(file), type, description);
  }

  private static List<Html> worth(QuickstartFiles files, Lesson lesson) throws IOException {
    Path directory = files.report(lesson);
    EvaluationReport report =
        TextFormat.parse(
            Files.readString(directory.resolve(ReportFiles.TEXT)), EvaluationReport.class);
    Path full = files.root().relativize(directory.resolve(ReportFiles.HTML));
    Html link =
        Html.element("a")
            .attribute("href", full.toString())
            .text("The full report, with every class")
            .build();
    return List.of(
        Page.paragraph(report.getMetric() + ", in percent. " + report.getProtocol()),
        HtmlReport.chart(LayerComparison.of(report), "trained"),
        Html.element("p").add(link).build());
  }

  private static Html listing(List<String> commands) {
    return Html.element("pre").text(String.join("\n", commands)).build();
  }
}
