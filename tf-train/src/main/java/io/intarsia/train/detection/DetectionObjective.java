package io.intarsia.train.detection;

import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.BoxCoding;
import io.intarsia.data.input.DetectionInput;
import io.intarsia.models.detection.DetectionLoss;
import io.intarsia.models.detection.Detector;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.train.engine.Objective;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * A detector's loss on the batches of {@link DetectionInput}.
 *
 * @param detector the network
 */
public record DetectionObjective(Detector detector) implements Objective {

  /**
   * Of the network that a record describes.
   *
   * @param record every default filled
   * @throws io.intarsia.core.UserException if its backbone is no ResNet
   */
  public static DetectionObjective of(DetectorRecord record) {
    return new DetectionObjective(
        Detector.of(
            record.getBackbone().getBackbone(),
            record.getClassesCount(),
            record.getConfig().getFreezing()));
  }

  @Override
  public Outputs build(Net net, Map<String, Operand<?>> inputs) {
    Ops tf = net.tf();
    Operand<TFloat32> images = get(inputs, DetectionInput.IMAGE, TFloat32.class);
    Operand<TFloat32> regions = get(inputs, DetectionInput.REGIONS, TFloat32.class);
    Operand<TInt32> pictures = pictures(tf, regions);
    Operand<TFloat32> flat = tf.reshape(regions, tf.array(-1, 4));
    Operand<TFloat32> truths =
        tf.reshape(get(inputs, DetectionInput.TRUTHS, TFloat32.class), tf.array(-1, 4));
    Operand<TInt32> labels =
        tf.reshape(get(inputs, DetectionInput.LABELS, TInt32.class), tf.array(-1));
    Detector.Scores scores = detector.head(net, detector.body(net, images), flat, pictures);
    DetectionLoss.Outputs outputs =
        new DetectionLoss(tf, labels).build(scores, BoxCoding.fastRcnn().encode(tf, truths, flat));
    return new Outputs(outputs.loss(), outputs.metrics());
  }

  /** Place in the batch of each region's picture; a batch of training has a known length. */
  private static Operand<TInt32> pictures(Ops tf, Operand<TFloat32> regions) {
    int count = (int) regions.shape().get(1);
    int batch = (int) regions.shape().get(0);
    return tf.array(IntStream.range(0, batch * count).map(i -> i / count).toArray());
  }

  private static <T extends TType> Operand<T> get(
      Map<String, Operand<?>> inputs, String name, Class<T> type) {
    return Objects.requireNonNull(inputs.get(name), name).asOutput().expect(type);
  }
}
