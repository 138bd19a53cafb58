package io.intarsia.train.publish;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.core.weights.ElementType;
import io.intarsia.core.weights.SafetensorsWriter;
import io.intarsia.models.backbones.TorchLayout;
import io.intarsia.models.backbones.TorchvisionNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;

/**
 * A published backbone's weights, without any head's, as a safetensors file, by torchvision's names
 * and in PyTorch's layout, so that {@code load_state_dict(load_file(path), strict=False)} takes
 * them.
 */
public final class WeightsExport {
  /** Metadata key: the resolved experiment as protobuf text. */
  static final String RESOLVED = "intarsia.resolved";

  /** Metadata key: the provenance as protobuf text. */
  static final String PROVENANCE = "intarsia.provenance";

  private WeightsExport() {}

  /**
   * Writes the file.
   *
   * @param version directory of a published model
   * @param file created or replaced
   * @throws UserException if the model was not published by Intarsia
   */
  public static void write(Path version, Path file, ElementType type) throws IOException {
    try (LoadedModel model = LoadedModel.load(version, SessionOptions.defaults())) {
      Map<String, FloatNdArray> tensors = new LinkedHashMap<>();
      model.variables().entrySet().stream()
          .filter(variable -> !variable.getKey().startsWith(InferenceGraph.HEAD + "/"))
          .forEach(
              variable ->
                  tensors.put(torchName(version, variable.getKey()), toTorch(variable.getValue())));
      SafetensorsWriter.write(file, tensors, metadata(model.directory()), type);
    }
  }

  private static String torchName(Path version, String variable) {
    String place = InferenceGraph.PLACE + "/";
    if (!variable.startsWith(place)) {
      throw new UserException(
          "%s has the variable %s: only backbones published by Intarsia can be exported"
              .formatted(version, variable));
    }
    return TorchvisionNames.of(variable.substring(place.length()));
  }

  private static FloatNdArray toTorch(FloatNdArray values) {
    float[] elements = new float[Math.toIntExact(values.size())];
    values.copyTo(DataBuffers.of(elements, false, false));
    return NdArrays.wrap(
        TorchLayout.shape(values.shape()),
        DataBuffers.of(TorchLayout.toTorch(elements, values.shape())));
  }

  private static Map<String, String> metadata(SavedModelDirectory model) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt"); // as PyTorch's own files say: row-major, its layouts
    model
        .resolved()
        .ifPresent(it -> metadata.put(RESOLVED, TextFormat.printer().printToString(it)));
    model
        .provenance()
        .ifPresent(it -> metadata.put(PROVENANCE, TextFormat.printer().printToString(it)));
    return metadata;
  }
}
