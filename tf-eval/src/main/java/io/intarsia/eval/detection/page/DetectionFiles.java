package io.intarsia.eval.detection.page;

import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.detection.Detection;
import io.intarsia.eval.detection.DetectionScorer;
import io.intarsia.eval.detection.GroundTruth;
import io.intarsia.eval.detection.JudgedDetection;
import io.intarsia.eval.detection.files.CocoResults;
import io.intarsia.eval.detection.files.Comp4Files;
import io.intarsia.eval.report.ReportFiles;
import io.intarsia.proto.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes all that an evaluation of detections leaves: the report with its page, and the detections
 * as VOC's files in {@code comp4/} and as COCO's {@code coco_results.json}.
 */
public final class DetectionFiles {
  /** Folder of VOC's files. */
  public static final String COMP4 = "comp4";

  /** COCO's file. */
  public static final String COCO = "coco_results.json";

  private DetectionFiles() {}

  /**
   * Writes everything; earlier files are replaced.
   *
   * @param report of these detections
   * @param truth objects of the report's split
   * @param directory made if it is not there
   */
  public static void write(
      EvaluationReport report,
      ImportedDataset dataset,
      GroundTruth truth,
      List<Detection> detections,
      Path directory)
      throws IOException {
    String split = report.getTest().getName();
    List<JudgedDetection> judged =
        new DetectionScorer(truth, report.getResolved().getBoxes()).judge(detections);
    SplitPictures pictures = new SplitPictures(dataset, split);
    ReportFiles.write(report, DetectionPage.render(report, truth, judged, pictures), directory);
    Comp4Files.write(directory.resolve(COMP4), split, truth.classes(), detections);
    CocoResults.write(directory.resolve(COCO), truth, detections);
  }
}
