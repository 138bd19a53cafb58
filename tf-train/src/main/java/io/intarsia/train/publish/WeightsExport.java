package io.intarsia.train.publish;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.core.weights.SafetensorsWriter;
import io.intarsia.models.backbones.TorchLayout;
import io.intarsia.models.naming.WeightNaming;
import io.intarsia.models.naming.WeightNamings;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;

/**
 * A published backbone's weights, without any head's, as a safetensors file in PyTorch's layout, so
 * that {@code load_state_dict(load_file(path), strict=False)} takes them.
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
   * @param form how the file is to be written
   * @param file created or replaced
   * @throws UserException if the model was not published by Intarsia, or a variable has no name
   */
  public static void write(Path version, WeightsForm form, Path file) throws IOException {
    try (LoadedModel model = LoadedModel.load(version, SessionOptions.defaults())) {
      SavedModelDirectory directory = model.directory();
      ExperimentConfig resolved =
          directory.resolved().orElse(ExperimentConfig.getDefaultInstance());
      Map<String, FloatNdArray> variables = backbone(version, model);
      if (form.input() == WeightsForm.Input.WIDENED_TO_RGB) {
        BackboneConfig widened = RgbWidening.widen(resolved.getBackbone());
        resolved = resolved.toBuilder().setBackbone(widened).build();
        variables = RgbWidening.widen(variables);
      }
      SafetensorsWriter.write(
          file,
          tensors(variables, resolved.getBackbone(), form),
          metadata(directory, resolved, form),
          form.type());
    }
  }

  /** The backbone's variables by their names below its place. */
  private static Map<String, FloatNdArray> backbone(Path version, LoadedModel model) {
    Map<String, FloatNdArray> variables = new LinkedHashMap<>();
    model
        .variables()
        .forEach(
            (name, value) -> {
              if (!name.startsWith(InferenceGraph.HEAD + "/")) {
                variables.put(belowPlace(version, name), value);
              }
            });
    return variables;
  }

  private static Map<String, FloatNdArray> tensors(
      Map<String, FloatNdArray> variables, BackboneConfig backbone, WeightsForm form)
      throws IOException {
    form.pixels().requireFit(backbone);
    WeightNaming naming = WeightNamings.named(form.naming(), backbone);
    Map<String, FloatNdArray> tensors = new LinkedHashMap<>();
    variables.forEach(
        (variable, value) ->
            tensors.put(name(naming, variable), toTorch(variable, value, form.pixels())));
    return tensors;
  }

  private static String belowPlace(Path version, String variable) {
    String place = InferenceGraph.PLACE + "/";
    if (!variable.startsWith(place)) {
      throw new UserException(
          "%s has the variable %s: only backbones published by Intarsia can be exported"
              .formatted(version, variable));
    }
    return variable.substring(place.length());
  }

  private static String name(WeightNaming naming, String variable) {
    return naming
        .nameOf(variable)
        .orElseThrow(
            () -> new UserException("the naming has no name for the variable " + variable));
  }

  private static FloatNdArray toTorch(
      String variable, FloatNdArray values, PixelConvention pixels) {
    float[] elements = new float[Math.toIntExact(values.size())];
    values.copyTo(DataBuffers.of(elements, false, false));
    float[] theirs = pixels.toTheirs(variable, elements, values.shape());
    return NdArrays.wrap(
        TorchLayout.shape(values.shape()),
        DataBuffers.of(TorchLayout.toTorch(theirs, values.shape())));
  }

  /** Files in Intarsia's own form say which backbone they hold, and so come back without help. */
  private static Map<String, String> metadata(
      SavedModelDirectory model, ExperimentConfig resolved, WeightsForm form) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt"); // as PyTorch's own files say: row-major, its layouts
    if (form.isOwn() && model.resolved().isPresent()) {
      metadata.put(RESOLVED, TextFormat.printer().printToString(resolved));
    }
    model
        .provenance()
        .ifPresent(it -> metadata.put(PROVENANCE, TextFormat.printer().printToString(it)));
    return metadata;
  }
}
