package io.intarsia.core.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.ndarray.Shape;

/**
 * What stands before the data of a safetensors file.
 *
 * @param tensors by name, in the order of their data
 * @param metadata free texts by key
 */
public record SafetensorsHeader(Map<String, Entry> tensors, Map<String, String> metadata) {

  /**
   * Where a tensor lies.
   *
   * @param type element type by the format's name, such as {@code F32}; others than those of {@link
   *     ElementType} can be listed but not read
   * @param shape sizes; empty for a scalar
   * @param begin first byte, counted from the end of the header
   * @param end byte behind the last
   */
  public record Entry(String type, List<Long> shape, long begin, long end) {
    /** Copies the shape. */
    public Entry {
      shape = List.copyOf(shape);
    }

    /** The shape as TensorFlow's class. */
    public Shape toShape() {
      return Shape.of(shape.stream().mapToLong(Long::longValue).toArray());
    }

    /** Number of elements. */
    public long size() {
      return shape.stream().reduce(1L, Math::multiplyExact);
    }
  }

  /** Copies both, the metadata sorted. */
  public SafetensorsHeader {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /** Bytes of all tensors. */
  public long dataBytes() {
    return tensors.values().stream().mapToLong(Entry::end).max().orElse(0);
  }
}
