package io.intarsia.data.proposals.search;

import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.proto.PictureProposals;
import io.intarsia.proto.SelectiveSearchConfig;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_ximgproc;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_ximgproc.SelectiveSearchSegmentation;

/**
 * Selective Search (Uijlings et al. 2013) by OpenCV's {@code SelectiveSearchSegmentation}; the
 * order of the boxes is {@link HierarchyOrder}'s.
 */
final class SelectiveSearch implements BoxSearch {
  private final SelectiveSearchConfig config;

  /** With every default filled in. */
  SelectiveSearch(SelectiveSearchConfig config) {
    this.config = config;
  }

  @Override
  @SuppressWarnings("try") // the scope frees what is made in it, unnamed
  public PictureProposals boxes(ImageRecord record) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      OpenCvPicture picture = OpenCvPicture.decode(record, config.getLongerSide());
      PictureProposals.Builder found = PictureProposals.newBuilder();
      for (Rect box : new HierarchyOrder(config.getSeed()).order(search(picture))) {
        picture.add(box, found);
      }
      return found.build();
    }
  }

  private List<Rect> search(OpenCvPicture picture) {
    SelectiveSearchSegmentation segmentation = opencv_ximgproc.createSelectiveSearchSegmentation();
    segmentation.setBaseImage(picture.pixels());
    int scale = config.getScale();
    switch (config.getMode()) {
      case FAST -> segmentation.switchToSelectiveSearchFast(scale, scale, config.getSigma());
      case QUALITY -> segmentation.switchToSelectiveSearchQuality(scale, scale, config.getSigma());
    }
    RectVector boxes = new RectVector();
    segmentation.process(boxes);
    return LongStream.range(0, boxes.size()).mapToObj(boxes::get).filter(this::isLarge).toList();
  }

  private boolean isLarge(Rect box) {
    return Math.min(box.width(), box.height()) >= config.getMinSide();
  }
}
