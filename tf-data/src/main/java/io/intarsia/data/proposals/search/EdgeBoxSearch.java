package io.intarsia.data.proposals.search;

import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.proto.EdgeBoxesConfig;
import io.intarsia.proto.PictureProposals;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_ximgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_ximgproc.EdgeBoxes;
import org.bytedeco.opencv.opencv_ximgproc.StructuredEdgeDetection;

/**
 * Edge Boxes (Zitnick and Dollar 2014) by OpenCV, over edges of a structured forest (Dollar and
 * Zitnick 2013) whose file the user brings. Boxes have scores.
 */
final class EdgeBoxSearch implements BoxSearch {
  private static final double TO_UNIT = 1.0 / 255;

  private final EdgeBoxesConfig config;
  private final StructuredEdgeDetection edges;

  /** Reads the forest; with every default of the config filled in. */
  EdgeBoxSearch(EdgeBoxesConfig config, Path forest) {
    this.config = config;
    this.edges = opencv_ximgproc.createStructuredEdgeDetection(forest.toString());
  }

  @Override
  @SuppressWarnings("try") // the scope frees what is made in it, unnamed
  public PictureProposals boxes(ImageRecord record) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      OpenCvPicture picture = OpenCvPicture.decode(record, 0);
      Mat strength = new Mat();
      Mat orientation = new Mat();
      Mat thinned = new Mat();
      edges.detectEdges(unitRgb(picture.pixels()), strength);
      edges.computeOrientation(strength, orientation);
      edges.edgesNms(strength, orientation, thinned);
      return search(picture, thinned, orientation);
    }
  }

  private static Mat unitRgb(Mat blueGreenRed) {
    Mat rgb = new Mat();
    opencv_imgproc.cvtColor(blueGreenRed, rgb, opencv_imgproc.COLOR_BGR2RGB);
    Mat unit = new Mat();
    rgb.convertTo(unit, opencv_core.CV_32F, TO_UNIT, 0);
    return unit;
  }

  private PictureProposals search(OpenCvPicture picture, Mat thinned, Mat orientation) {
    EdgeBoxes search = opencv_ximgproc.createEdgeBoxes();
    search.setMaxBoxes(config.getMaxBoxes());
    RectVector boxes = new RectVector();
    Mat scores = new Mat();
    search.getBoundingBoxes(thinned, orientation, boxes, scores);
    PictureProposals.Builder found = PictureProposals.newBuilder();
    if (boxes.size() == 0) {
      return found.build();
    }
    try (FloatIndexer score = scores.createIndexer()) {
      for (long i = 0; i < boxes.size(); i++) {
        picture.add(boxes.get(i), found);
        found.addScores(scores.rows() == 1 ? score.get(0, i) : score.get(i, 0));
      }
    }
    return found.build();
  }
}
