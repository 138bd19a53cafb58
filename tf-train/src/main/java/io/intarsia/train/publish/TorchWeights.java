package io.intarsia.train.publish;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.weights.SafetensorsFile;
import io.intarsia.core.weights.SafetensorsHeader;
import io.intarsia.models.backbones.TorchLayout;
import io.intarsia.models.backbones.TorchvisionNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Tensors of a safetensors file, matched with the variables of a graph by torchvision's names.
 *
 * @param file the tensors
 * @param variables the graph's variables by the tensors' names
 */
record TorchWeights(SafetensorsFile file, Map<String, Variables.Entry> variables) {

  /**
   * Matches every variable with a tensor of its shape. What no backbone has (a classifier, counters
   * of batches) may be in the file too.
   *
   * @throws UserException listing every tensor that is missing, too much or of another shape
   */
  static TorchWeights match(SafetensorsFile file, Variables variables) {
    Map<String, Variables.Entry> byName = new LinkedHashMap<>();
    variables.entries().forEach(entry -> byName.put(torchName(entry), entry));
    List<String> problems = new ArrayList<>();
    byName.forEach(
        (name, entry) -> compare(name, entry, file.header().tensors().get(name), problems));
    TreeSet<String> tooMuch = new TreeSet<>(file.header().tensors().keySet());
    tooMuch.removeAll(byName.keySet());
    tooMuch.removeIf(name -> TorchvisionNames.variableOf(name).isEmpty());
    tooMuch.forEach(name -> problems.add(name + " is in the file, not in the backbone"));
    if (!problems.isEmpty()) {
      throw new UserException(
          "%s does not fit the backbone: %s".formatted(file.path(), String.join("; ", problems)));
    }
    return new TorchWeights(file, byName);
  }

  private static String torchName(Variables.Entry entry) {
    return TorchvisionNames.of(entry.name().substring(InferenceGraph.PLACE.length() + 1));
  }

  private static void compare(
      String name,
      Variables.Entry entry,
      SafetensorsHeader.@Nullable Entry tensor,
      List<String> problems) {
    Shape expected = TorchLayout.shape(entry.shape());
    if (tensor == null) {
      problems.add("%s %s is missing".formatted(name, expected));
    } else if (!tensor.toShape().equals(expected)) {
      problems.add("%s is %s, expected %s".formatted(name, tensor.toShape(), expected));
    }
  }

  /** Gives every variable its tensor's value. */
  void assign(Graph graph, GraphSession session) throws IOException {
    Ops tf = Ops.create(graph);
    for (Map.Entry<String, Variables.Entry> variable : variables.entrySet()) {
      Variables.Entry entry = variable.getValue();
      Placeholder<TFloat32> value =
          tf.placeholder(TFloat32.class, Placeholder.shape(entry.shape()));
      float[] elements =
          TorchLayout.fromTorch(elements(file.read(variable.getKey())), entry.shape());
      try (TFloat32 fed = TFloat32.tensorOf(entry.shape(), DataBuffers.of(elements))) {
        session.run(Map.of(value, fed), List.of(tf.assign(entry.variable(), value)));
      }
    }
  }

  private static float[] elements(FloatNdArray values) {
    float[] elements = new float[Math.toIntExact(values.size())];
    values.copyTo(DataBuffers.of(elements, false, false));
    return elements;
  }
}
