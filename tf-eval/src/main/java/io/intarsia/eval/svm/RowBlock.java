package io.intarsia.eval.svm;

import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Neighbouring rows that go into one product.
 *
 * @param first the first row
 * @param end the row behind the last
 */
record RowBlock(int first, int end) {
  private static final int ROWS = 512;

  /** Blocks that cover rows from 0 on. */
  static List<RowBlock> all(int rows) {
    return IntStream.iterate(0, first -> first < rows, first -> first + ROWS)
        .mapToObj(first -> new RowBlock(first, Math.min(rows, first + ROWS)))
        .toList();
  }

  int size() {
    return end - first;
  }

  /** Features before scaling, {@code [size, dimensions]}; the caller closes it. */
  TFloat32 read(NormalizedFeatures features) {
    int dimensions = features.dimensions();
    TFloat32 tensor = TFloat32.tensorOf(Shape.of(size(), dimensions));
    var data = tensor.asRawTensor().data().asFloats();
    for (int i = 0; i < size(); i++) {
      data.offset((long) i * dimensions).write(features.unscaledRow(first + i));
    }
    return tensor;
  }
}
