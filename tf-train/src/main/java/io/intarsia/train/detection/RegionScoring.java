package io.intarsia.train.detection;

import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.BoxCoding;
import io.intarsia.core.savedmodel.DetectorSignatures;
import io.intarsia.models.detection.Detector;
import io.intarsia.proto.DetectionTestConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.CombinedNonMaxSuppression;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * From regions to detections: scores and boxes of every region and class, non-maximum suppression
 * class by class, and the best over all classes.
 *
 * @param net place of the detector, for inference
 * @param detector the network
 * @param config thresholds
 */
record RegionScoring(Net net, Detector detector, DetectionTestConfig config) {
  /** Regions that are cut out at once: of a map 63 cells wide with 1,024 channels, 0.9 GB. */
  private static final int CHUNK = 256;

  /**
   * Builds the detections.
   *
   * @param proposals {@code [n, regions, 4]}, pixels of the pictures; empty ones give nothing
   * @param most regions of a picture that the graph must have memory for
   * @return by the names of {@link DetectorSignatures}
   */
  Map<String, Operand<?>> build(ServedPictures pictures, Operand<TFloat32> proposals, int most) {
    Ops tf = net.tf();
    Operand<TFloat32> factors = tf.reshape(pictures.factors(), tf.array(-1, 1, 1));
    Operand<TFloat32> regions = tf.math.mul(proposals, factors);
    Detector.Scores scores = score(pictures.images(), regions, chunks(most));
    Operand<TInt32> shape =
        tf.concat(
            List.of(tf.slice(tf.shape(regions), tf.array(0), tf.array(2)), tf.array(-1)),
            tf.constant(0));
    Operand<TFloat32> probabilities =
        tf.math.mul(
            tf.slice(
                tf.reshape(tf.nn.softmax(scores.logits()), shape),
                tf.array(0, 0, 1),
                tf.array(-1, -1, -1)),
            isRegion(regions));
    Operand<TFloat32> boxes = boxes(pictures, scores, regions);
    return suppressed(boxes, probabilities);
  }

  private static int chunks(int most) {
    return (most + CHUNK - 1) / CHUNK;
  }

  /** Scores of all regions, {@code [n * regions, ...]}, a chunk after the other. */
  private Detector.Scores score(Operand<TFloat32> images, Operand<TFloat32> regions, int chunks) {
    Ops tf = net.tf();
    Operand<TFloat32> map = detector.body(net, images);
    Operand<TFloat32> flat = tf.reshape(regions, tf.array(-1, 4));
    Operand<TInt32> total = tf.gather(tf.shape(flat), tf.constant(0), tf.constant(0));
    Operand<TInt32> each =
        tf.math.floorDiv(tf.math.add(total, tf.constant(chunks - 1)), tf.constant(chunks));
    Operand<TInt32> missing = tf.math.sub(tf.math.mul(each, tf.constant(chunks)), total);
    Operand<TFloat32> padded = tf.pad(flat, end(missing, 2), tf.constant(0f));
    Operand<TInt32> pictures = tf.pad(pictures(regions), end(missing, 1), tf.constant(0));
    List<Operand<TFloat32>> logits = new ArrayList<>();
    List<Operand<TFloat32>> codes = new ArrayList<>();
    for (int i = 0; i < chunks; i++) {
      // One after another, so that one chunk's memory serves the next.
      Ops ordered =
          i == 0 ? tf : tf.withControlDependencies(List.of(codes.get(i - 1), logits.get(i - 1)));
      Operand<TInt32> first = tf.math.mul(each, tf.constant(i));
      Operand<TFloat32> chunk =
          ordered.slice(
              padded,
              tf.stack(List.of(first, tf.constant(0))),
              tf.stack(List.of(each, tf.constant(4))));
      Operand<TInt32> owners =
          tf.slice(pictures, tf.reshape(first, tf.array(1)), tf.reshape(each, tf.array(1)));
      Detector.Scores scores = detector.head(net, map, chunk, owners);
      logits.add(scores.logits());
      codes.add(scores.codes());
    }
    return new Detector.Scores(whole(logits, total), whole(codes, total));
  }

  /** Padding behind the first of some axes. */
  private Operand<TInt32> end(Operand<TInt32> missing, int axes) {
    Ops tf = net.tf();
    List<Operand<TInt32>> rows = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      rows.add(tf.stack(List.of(tf.constant(0), axis == 0 ? missing : tf.constant(0))));
    }
    return tf.stack(rows);
  }

  /** Place in the batch of each region's picture, {@code [n * regions]}. */
  private Operand<TInt32> pictures(Operand<TFloat32> regions) {
    Ops tf = net.tf();
    Operand<TInt32> batch = tf.gather(tf.shape(regions), tf.constant(0), tf.constant(0));
    Operand<TInt32> count = tf.gather(tf.shape(regions), tf.constant(1), tf.constant(0));
    Operand<TInt32> all = tf.range(tf.constant(0), tf.math.mul(batch, count), tf.constant(1));
    return tf.math.floorDiv(all, count);
  }

  private Operand<TFloat32> whole(List<Operand<TFloat32>> chunks, Operand<TInt32> total) {
    Ops tf = net.tf();
    Operand<TFloat32> joined =
        chunks.size() == 1 ? chunks.get(0) : tf.concat(chunks, tf.constant(0));
    return tf.stridedSlice(joined, tf.array(0), tf.reshape(total, tf.array(1)), tf.array(1));
  }

  /** 1 for regions that have an area, {@code [n, regions, 1]}. */
  private Operand<TFloat32> isRegion(Operand<TFloat32> regions) {
    Ops tf = net.tf();
    Operand<TFloat32> near = tf.slice(regions, tf.array(0, 0, 0), tf.array(-1, -1, 2));
    Operand<TFloat32> far = tf.slice(regions, tf.array(0, 0, 2), tf.array(-1, -1, 2));
    Operand<TBool> wide =
        tf.reduceAll(
            tf.math.greater(far, near),
            tf.constant(2),
            org.tensorflow.op.core.ReduceAll.keepDims(true));
    return tf.dtypes.cast(wide, TFloat32.class);
  }

  /** Boxes of each region and class in the pictures' pixels, {@code [n, regions, classes, 4]}. */
  private Operand<TFloat32> boxes(
      ServedPictures pictures, Detector.Scores scores, Operand<TFloat32> regions) {
    Ops tf = net.tf();
    Operand<TFloat32> codes = tf.slice(scores.codes(), tf.array(0, 1, 0), tf.array(-1, -1, -1));
    Operand<TFloat32> shared = tf.reshape(regions, tf.array(-1, 1, 4));
    Operand<TFloat32> decoded = BoxCoding.fastRcnn().decode(tf, codes, shared);
    Operand<TInt32> shape =
        tf.concat(
            List.of(
                tf.slice(tf.shape(regions), tf.array(0), tf.array(2)),
                tf.array(detector.classes(), 4)),
            tf.constant(0));
    Operand<TFloat32> factors = tf.reshape(pictures.factors(), tf.array(-1, 1, 1, 1));
    Operand<TFloat32> own = tf.math.div(tf.reshape(decoded, shape), factors);
    Operand<TFloat32> sides =
        tf.gather(
            tf.dtypes.cast(pictures.sizes(), TFloat32.class), tf.array(1, 0, 1, 0), tf.constant(1));
    Operand<TFloat32> ends = tf.reshape(sides, tf.array(-1, 1, 1, 4));
    return tf.math.minimum(tf.math.maximum(own, tf.constant(0f)), ends);
  }

  private Map<String, Operand<?>> suppressed(
      Operand<TFloat32> boxes, Operand<TFloat32> probabilities) {
    Ops tf = net.tf();
    Operand<TInt32> most = tf.constant(config.getDetections());
    // The operation calls the first number y; overlap does not mind.
    CombinedNonMaxSuppression kept =
        tf.image.combinedNonMaxSuppression(
            boxes,
            probabilities,
            most,
            most,
            tf.constant((float) config.getOverlap()),
            tf.constant((float) config.getScore()),
            CombinedNonMaxSuppression.padPerClass(false),
            CombinedNonMaxSuppression.clipBoxes(false));
    Map<String, Operand<?>> outputs = new LinkedHashMap<>();
    outputs.put(DetectorSignatures.BOXES, kept.nmsedBoxes());
    outputs.put(DetectorSignatures.SCORES, kept.nmsedScores());
    outputs.put(DetectorSignatures.CLASSES, tf.dtypes.cast(kept.nmsedClasses(), TInt32.class));
    outputs.put(DetectorSignatures.COUNT, kept.validDetections());
    return outputs;
  }
}
