package io.intarsia.train.publish;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.weights.WeightsFile;
import io.intarsia.models.backbones.TorchLayout;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Tensors of a file, each matched with the variable of a graph whose value it is.
 *
 * @param source the file and how it is meant
 * @param tensors of the backbone's variables, by their names below the backbone's place
 * @param unused tensors that no backbone has a place for
 */
record TorchWeights(WeightsSource source, Map<String, String> tensors, List<String> unused) {

  TorchWeights {
    tensors = Map.copyOf(tensors);
    unused = List.copyOf(unused);
  }

  /**
   * Matches every variable with a tensor of its shape. What no backbone has (a classifier, counters
   * of batches) may be in the file too.
   *
   * @throws UserException listing every tensor that is missing, too much or of another shape
   */
  static TorchWeights match(WeightsSource source, Variables variables) {
    WeightsMatch match = new WeightsMatch(source);
    variables.entries().forEach(entry -> match.require(belowPlace(entry), entry.shape()));
    return match.finish();
  }

  private static String belowPlace(Variables.Entry entry) {
    return entry.name().substring(InferenceGraph.PLACE.length() + 1);
  }

  /** Gives every variable its tensor's value. */
  void assign(Graph graph, Variables variables, GraphSession session) throws IOException {
    Ops tf = Ops.create(graph);
    for (Variables.Entry entry : variables.entries()) {
      Placeholder<TFloat32> value =
          tf.placeholder(TFloat32.class, Placeholder.shape(entry.shape()));
      float[] elements = value(belowPlace(entry), entry.shape());
      try (TFloat32 fed = TFloat32.tensorOf(entry.shape(), DataBuffers.of(elements))) {
        session.run(Map.of(value, fed), List.of(tf.assign(entry.variable(), value)));
      }
    }
  }

  private float[] value(String variable, Shape shape) throws IOException {
    float[] torch = elements(source.file(), tensors.get(variable));
    float[] value = source.pixels().toOurs(variable, TorchLayout.fromTorch(torch, shape), shape);
    String bias = tensors.get(WeightsMatch.foldedInto(variable));
    if (bias != null) {
      // A bias before batch normalisation moves the mean that is taken away.
      float[] shift = elements(source.file(), bias);
      for (int i = 0; i < value.length; i++) {
        value[i] -= shift[i];
      }
    }
    return value;
  }

  private static float[] elements(WeightsFile file, @Nullable String tensor) throws IOException {
    if (tensor == null) {
      throw new IllegalStateException("an unmatched variable");
    }
    FloatNdArray values = file.read(tensor);
    float[] elements = new float[Math.toIntExact(values.size())];
    values.copyTo(DataBuffers.of(elements, false, false));
    return elements;
  }
}
