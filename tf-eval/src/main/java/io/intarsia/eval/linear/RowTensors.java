package io.intarsia.eval.linear;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.eval.features.FeatureMatrix;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Some rows of every layer's features, as tensors.
 *
 * @param layers {@code [rows, dimensions]}, one for each layer
 */
record RowTensors(List<TFloat32> layers) implements AutoCloseable {

  /** Copies rows. */
  @MustBeClosed
  static RowTensors of(List<FeatureMatrix> layers, int[] rows) {
    return new RowTensors(layers.stream().map(layer -> gather(layer, rows)).toList());
  }

  private static TFloat32 gather(FeatureMatrix layer, int[] rows) {
    TFloat32 tensor = TFloat32.tensorOf(Shape.of(rows.length, layer.dimensions()));
    var data = tensor.asRawTensor().data().asFloats();
    for (int i = 0; i < rows.length; i++) {
      data.offset((long) i * layer.dimensions()).write(layer.row(rows[i]));
    }
    return tensor;
  }

  @Override
  public void close() {
    layers.forEach(TFloat32::close);
  }
}
