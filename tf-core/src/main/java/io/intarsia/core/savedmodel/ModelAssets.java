package io.intarsia.core.savedmodel;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.intarsia.core.files.TfRecordWriter;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.ModelSpec;
import io.intarsia.proto.PredictLog;
import io.intarsia.proto.PredictRequest;
import io.intarsia.proto.PredictionLog;
import io.intarsia.proto.Provenance;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** What lies beside the graph of a published model, below {@code assets.extra/}. */
public final class ModelAssets {
  /** Where servers look for requests to run before they answer any (their own name). */
  static final String WARM_UP = "assets.extra/tf_serving_warmup_requests";

  private static final int WARM_UP_SIDE = 256;

  private ModelAssets() {}

  /** Writes where the model comes from: the resolved experiment, and provenance. */
  public static void writeOrigin(Path version, ExperimentConfig resolved, Provenance provenance)
      throws IOException {
    Path directory = Files.createDirectories(version.resolve(SavedModelDirectory.ASSETS));
    writeText(directory.resolve(SavedModelDirectory.RESOLVED), resolved);
    writeText(directory.resolve(SavedModelDirectory.PROVENANCE), provenance);
  }

  /** Writes what a published detector is. */
  public static void writeDetector(Path version, DetectorRecord record) throws IOException {
    Path directory = Files.createDirectories(version.resolve(SavedModelDirectory.ASSETS));
    writeText(directory.resolve(SavedModelDirectory.DETECTOR), record);
  }

  private static void writeText(Path file, Message message) throws IOException {
    Files.writeString(file, TextFormat.printer().printToString(message));
  }

  /** Writes a warm-up request: {@code serving_default} on one black picture. */
  public static void writeWarmUp(Path version) throws IOException {
    Path file = version.resolve(WARM_UP);
    Files.createDirectories(version.resolve("assets.extra"));
    try (TfRecordWriter writer = TfRecordWriter.open(file)) {
      writer.write(warmUpRequest().toByteArray());
    }
  }

  private static PredictionLog warmUpRequest() throws IOException {
    TensorProto pictures =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_STRING)
            .setTensorShape(
                TensorShapeProto.newBuilder().addDim(TensorShapeProto.Dim.newBuilder().setSize(1)))
            .addStringVal(blackPicture())
            .build();
    // Servers give the request to the model that the file belongs to, whatever its name.
    PredictRequest request =
        PredictRequest.newBuilder()
            .setModelSpec(ModelSpec.newBuilder().setSignatureName(Signatures.SERVING_DEFAULT))
            .putInputs(Signatures.IMAGE_BYTES, pictures.toByteString())
            .build();
    return PredictionLog.newBuilder()
        .setPredictLog(PredictLog.newBuilder().setRequest(request))
        .build();
  }

  private static ByteString blackPicture() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BufferedImage black = new BufferedImage(WARM_UP_SIDE, WARM_UP_SIDE, BufferedImage.TYPE_INT_RGB);
    if (!ImageIO.write(black, "png", out)) {
      throw new IllegalStateException("this Java cannot write PNG");
    }
    return ByteString.copyFrom(out.toByteArray());
  }
}
