package io.intarsia.data.proposals.search;

import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.proto.PictureProposals;
import java.io.IOException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A picture as OpenCV searches it, and the way of its boxes back to the picture's own pixels. Lives
 * in the caller's {@code PointerScope}.
 */
final class OpenCvPicture {
  /** Bytes are upright as they are: import has turned what a camera had marked. */
  private static final int DECODE =
      opencv_imgcodecs.IMREAD_COLOR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

  private final int width;
  private final int height;
  private final Mat pixels;

  private OpenCvPicture(int width, int height, Mat pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /**
   * Decodes and resizes a record's picture.
   *
   * @param longerSide what its longer side becomes; 0 leaves it
   * @throws IOException if OpenCV cannot decode it
   */
  static OpenCvPicture decode(ImageRecord record, int longerSide) throws IOException {
    // The order of OpenCV's own threads must not touch the outcome: pictures run side by side.
    opencv_core.setNumThreads(1);
    byte[] bytes = record.bytes().toByteArray();
    Mat encoded = new Mat(1, bytes.length, opencv_core.CV_8U, new BytePointer(bytes));
    Mat decoded = opencv_imgcodecs.imdecode(encoded, DECODE);
    if (decoded.empty()) {
      throw new IOException("OpenCV cannot decode the picture '%s'".formatted(record.name()));
    }
    int width = decoded.cols();
    int height = decoded.rows();
    if (longerSide == 0) {
      return new OpenCvPicture(width, height, decoded);
    }
    double scale = longerSide / (double) Math.max(width, height);
    Mat resized = new Mat();
    opencv_imgproc.resize(decoded, resized, new Size(side(width, scale), side(height, scale)));
    return new OpenCvPicture(width, height, resized);
  }

  private static int side(int pixels, double scale) {
    return Math.max(1, (int) Math.round(pixels * scale));
  }

  /** The resized pixels, 8-bit blue, green, red. */
  Mat pixels() {
    return pixels;
  }

  /** Appends a box of the resized pixels as one of the picture's own. */
  void add(Rect box, PictureProposals.Builder found) {
    float across = width / (float) pixels.cols();
    float down = height / (float) pixels.rows();
    found.addEdges(Math.max(0, box.x() * across));
    found.addEdges(Math.max(0, box.y() * down));
    found.addEdges(Math.min(width, (box.x() + box.width()) * across));
    found.addEdges(Math.min(height, (box.y() + box.height()) * down));
  }
}
