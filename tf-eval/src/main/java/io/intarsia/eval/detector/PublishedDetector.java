package io.intarsia.eval.detector;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.core.savedmodel.DetectorSignatures;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.core.savedmodel.Signatures;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.train.detection.DetectorTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** A detector that was published, ready to look at pictures one by one. */
public final class PublishedDetector implements AutoCloseable {
  private final LoadedModel model;
  private final DetectorRecord record;

  private PublishedDetector(LoadedModel model, DetectorRecord record) {
    this.model = model;
    this.record = record;
  }

  /**
   * Loads one version, to look in the number format that it was trained and scored in.
   *
   * @throws UserException if there is no SavedModel, or it is no detector
   */
  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the model is closed with the detector
  public static PublishedDetector load(Path version) throws IOException {
    DetectorRecord record =
        SavedModelDirectory.read(version)
            .detector()
            .orElseThrow(
                () ->
                    new UserException(
                        version + " is no detector: make one with intarsia evaluate detection"));
    return new PublishedDetector(
        LoadedModel.load(version, DetectorTraining.session(record.getConfig())), record);
  }

  /** What it is and what it detects. */
  public DetectorRecord record() {
    return record;
  }

  /**
   * Looks at a picture through windows laid over it.
   *
   * @param picture JPEG or PNG
   * @return by falling score
   * @throws UserException if the picture cannot be decoded
   */
  public List<Finding> detect(byte[] picture) {
    return run(Signatures.SERVING_DEFAULT, picture, Map.of());
  }

  /**
   * Looks at regions of a picture.
   *
   * @param picture JPEG or PNG
   * @param proposals in its pixels; of none, nothing is found
   * @return by falling score
   * @throws UserException if the picture cannot be decoded
   */
  public List<Finding> detect(byte[] picture, List<Box> proposals) {
    if (proposals.isEmpty()) {
      return List.of();
    }
    Operand<?> input = model.input(DetectorSignatures.WITH_PROPOSALS, DetectorSignatures.PROPOSALS);
    try (TFloat32 regions = tensor(proposals)) {
      return run(DetectorSignatures.WITH_PROPOSALS, picture, Map.of(input, regions));
    }
  }

  private static TFloat32 tensor(List<Box> boxes) {
    TFloat32 tensor = TFloat32.tensorOf(Shape.of(1, boxes.size(), 4));
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      tensor.setFloat(box.x1(), 0, i, 0);
      tensor.setFloat(box.y1(), 0, i, 1);
      tensor.setFloat(box.x2(), 0, i, 2);
      tensor.setFloat(box.y2(), 0, i, 3);
    }
    return tensor;
  }

  private List<Finding> run(String signature, byte[] picture, Map<Operand<?>, Tensor> regions) {
    List<Operand<?>> outputs =
        List.of(
            model.output(signature, DetectorSignatures.COUNT),
            model.output(signature, DetectorSignatures.BOXES),
            model.output(signature, DetectorSignatures.SCORES),
            model.output(signature, DetectorSignatures.CLASSES));
    try (TString bytes = TString.tensorOfBytes(NdArrays.vectorOfObjects(picture))) {
      Map<Operand<?>, Tensor> feeds = new HashMap<>(regions);
      feeds.put(model.input(signature, Signatures.IMAGE_BYTES), bytes);
      return model.session().fetch(feeds, outputs, List.of(), this::findings);
    } catch (TFInvalidArgumentException e) {
      UserException undecodable = new UserException("it is no JPEG or PNG that can be decoded");
      undecodable.addSuppressed(e);
      throw undecodable;
    }
  }

  private List<Finding> findings(Result result) {
    TFloat32 boxes = (TFloat32) result.get(1);
    TFloat32 scores = (TFloat32) result.get(2);
    TInt32 classes = (TInt32) result.get(3);
    int count = ((TInt32) result.get(0)).getInt(0);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Box box =
          new Box(
              boxes.getFloat(0, i, 0),
              boxes.getFloat(0, i, 1),
              boxes.getFloat(0, i, 2),
              boxes.getFloat(0, i, 3));
      findings.add(
          new Finding(record.getClasses(classes.getInt(0, i)), scores.getFloat(0, i), box));
    }
    return findings;
  }

  @Override
  public void close() {
    model.close();
  }
}
