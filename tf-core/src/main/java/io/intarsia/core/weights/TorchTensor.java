package io.intarsia.core.weights;

import java.io.IOException;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;

/**
 * A view of a storage, as PyTorch's tensors are.
 *
 * @param storage where the elements lie
 * @param offset of the first element
 * @param size lengths of the dimensions
 * @param stride elements from one index to the next, by dimension
 */
record TorchTensor(Storage storage, long offset, List<Long> size, List<Long> stride) {

  /**
   * Elements one behind the other, which tensors may share.
   *
   * @param key name of its entry in the archive
   * @param length elements
   */
  record Storage(TorchType type, String key, long length) {}

  /** Copies the lists. */
  TorchTensor {
    size = List.copyOf(size);
    stride = List.copyOf(stride);
  }

  /**
   * A tensor that lies within its storage.
   *
   * @throws IOException if it does not
   */
  static TorchTensor of(Storage storage, long offset, List<Long> size, List<Long> stride)
      throws IOException {
    TorchTensor tensor = new TorchTensor(storage, offset, size, stride);
    if (!tensor.isInside()) {
      throw new IOException(
          "a tensor %s of strides %s at %d lies outside its storage of %d elements"
              .formatted(size, stride, offset, storage.length()));
    }
    return tensor;
  }

  private boolean isInside() {
    if (size.size() != stride.size() || offset < 0 || storage.length() < 0) {
      return false;
    }
    try {
      long last = offset;
      for (int i = 0; i < size.size(); i++) {
        if (size.get(i) < 0 || stride.get(i) < 0) {
          return false;
        }
        last = Math.addExact(last, Math.multiplyExact(size.get(i) - 1, stride.get(i)));
      }
      return elements() == 0 || last < storage.length();
    } catch (ArithmeticException e) {
      return false; // farther than any storage reaches
    }
  }

  private long elements() {
    return size.stream().reduce(1L, Math::multiplyExact);
  }

  Shape shape() {
    return Shape.of(size.stream().mapToLong(Long::longValue).toArray());
  }

  /**
   * The elements in row-major order.
   *
   * @param stored all of the storage
   */
  float[] gather(FloatDataBuffer stored) {
    float[] values = new float[Math.toIntExact(elements())];
    long[] index = new long[size.size()];
    long place = offset;
    for (int i = 0; i < values.length; i++) {
      values[i] = stored.getFloat(place);
      place = advance(index, place);
    }
    return values;
  }

  /** Counts the index up, its last dimension fastest; the place that it then stands for. */
  private long advance(long[] index, long place) {
    long next = place;
    for (int dimension = index.length - 1; dimension >= 0; dimension--) {
      index[dimension]++;
      next += stride.get(dimension);
      if (index[dimension] < size.get(dimension)) {
        return next;
      }
      next -= index[dimension] * stride.get(dimension);
      index[dimension] = 0;
    }
    return next;
  }
}
