package io.intarsia.cli.inspect;

import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.core.savedmodel.Signatures;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/** A SavedModel in words: how to call it, what it gives, where it comes from. */
final class ModelDescription {
  private ModelDescription() {}

  static void print(SavedModelDirectory model, PrintStream out) throws IOException {
    out.printf("SavedModel %s%n%nsignatures%n", model.path());
    model.signatures().forEach((name, signature) -> print(name, signature, out));
    if (model.signatures().containsKey(Signatures.LAYERS)) {
      String layers =
          model.layers().stream()
              .map(layer -> layer.name() + " " + layer.channels())
              .collect(Collectors.joining(", "));
      out.printf("%nlayers (channels)  %s%n", layers);
    }
    out.printf(
        "parameters         %,d in %d variables%n",
        model.parameterCount(), model.variables().size());
    Origin.print(model.resolved(), model.provenance(), out);
  }

  private static void print(String name, SignatureDef signature, PrintStream out) {
    out.printf("  %s%n", name);
    new TreeMap<>(signature.getInputsMap())
        .forEach((key, tensor) -> out.printf("    in   %s %s%n", key, words(tensor)));
    new TreeMap<>(signature.getOutputsMap())
        .forEach((key, tensor) -> out.printf("    out  %s %s%n", key, words(tensor)));
  }

  /** Type and shape, unknown sizes as {@code ?}: {@code float [?, 512]}. */
  private static String words(TensorInfo tensor) {
    String type =
        DataType.forNumber(tensor.getDtypeValue())
            .name()
            .replace("DT_", "")
            .toLowerCase(Locale.ROOT);
    String shape =
        tensor.getTensorShape().getDimList().stream()
            .map(TensorShapeProto.Dim::getSize)
            .map(size -> size < 0 ? "?" : size.toString())
            .collect(Collectors.joining(", "));
    return "%s [%s]".formatted(type, shape);
  }
}
