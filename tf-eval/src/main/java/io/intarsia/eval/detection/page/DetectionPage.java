package io.intarsia.eval.detection.page;

import com.google.protobuf.TextFormat;
import io.intarsia.eval.detection.GroundTruth;
import io.intarsia.eval.detection.JudgedDetection;
import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Page;
import io.intarsia.eval.html.Tile;
import io.intarsia.proto.ClassDetections;
import io.intarsia.proto.DetectionScores;
import io.intarsia.proto.EvaluationReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A detection report as a page in one file. */
public final class DetectionPage {
  private final EvaluationReport report;
  private final DetectionScores scores;
  private final DetectionTables tables;

  private DetectionPage(EvaluationReport report) {
    this.report = report;
    this.scores = report.getDetection();
    this.tables = new DetectionTables(scores);
  }

  /**
   * The page's text.
   *
   * @param judged every detection of the report, judged
   */
  public static String render(
      EvaluationReport report,
      GroundTruth truth,
      List<JudgedDetection> judged,
      SplitPictures pictures)
      throws IOException {
    DetectionGallery gallery = new DetectionGallery(truth, judged, pictures);
    return new DetectionPage(report).page(gallery).render();
  }

  private Page page(DetectionGallery gallery) throws IOException {
    Page page = new Page("%s: %s".formatted(report.getModel(), report.getDataName()));
    page.add(header()).add(tiles());
    page.section("Classes", List.of(tables.chart(), tables.classes()));
    page.section("Sizes of objects", List.of(tables.sizes()));
    page.section("Pictures", gallery.bestAndWorst());
    page.section("Mistakes of each class", gallery.mistakes());
    page.section("How it was measured", protocol());
    return page;
  }

  private Html header() {
    return Page.header(
        "Intarsia evaluation",
        report.getModel(),
        "%s on %s. %s, in percent."
            .formatted(report.getName(), report.getDataName(), report.getMetric()));
  }

  private Html tiles() {
    long objects = scores.getClassesList().stream().mapToLong(ClassDetections::getPositives).sum();
    long detections =
        scores.getClassesList().stream().mapToLong(ClassDetections::getDetections).sum();
    List<Tile> tiles = new ArrayList<>();
    tiles.add(
        new Tile(
            "mean average precision",
            DetectionTables.percent(scores.getScore()),
            "95 %% of resampled test sets: %s"
                .formatted(DetectionTables.interval(scores.getInterval()))));
    tiles.add(
        new Tile(
            "by chance",
            DetectionTables.percent(scores.getChance().getMean()),
            "the same detections on shuffled pictures"));
    tiles.add(
        new Tile(
            "area rule",
            DetectionTables.percent(scores.getScoreArea()),
            "11-point: " + DetectionTables.percent(scores.getScore11Point())));
    tiles.add(
        new Tile(
            "objects",
            Long.toString(objects),
            "%d detections in %d pictures".formatted(detections, report.getTest().getImages())));
    return Tile.row(tiles);
  }

  private List<Html> protocol() {
    List<Html> parts = new ArrayList<>();
    parts.add(Page.paragraph(report.getProtocol()));
    report.getNotesList().forEach(note -> parts.add(Page.paragraph(note)));
    parts.add(
        Page.paragraph("Judged on the data set with the checksum " + report.getDataChecksum()));
    if (report.hasProvenance()) {
      String origin = TextFormat.printer().printToString(report.getProvenance());
      parts.add(Page.fold("Provenance", Html.element("pre").text(origin).build()));
    }
    String config = TextFormat.printer().printToString(report.getResolved());
    parts.add(Page.fold("Resolved config", Html.element("pre").text(config).build()));
    return parts;
  }
}
