package io.intarsia.core.weights;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PyTorch's storages, one class for each element type, by the classes' names. */
enum TorchType {
  FLOAT("FloatStorage", ElementType.F32),
  HALF("HalfStorage", ElementType.F16),
  BFLOAT16("BFloat16Storage", ElementType.BF16),
  DOUBLE("DoubleStorage", ElementType.F64),
  LONG("LongStorage", null),
  INT("IntStorage", null),
  SHORT("ShortStorage", null),
  CHAR("CharStorage", null),
  BYTE("ByteStorage", null),
  BOOL("BoolStorage", null);

  private final String storage;
  private final @Nullable ElementType elements;

  TorchType(String storage, @Nullable ElementType elements) {
    this.storage = storage;
    this.elements = elements;
  }

  /** How its numbers are stored; nothing for integers, which are never weights. */
  Optional<ElementType> elements() {
    return Optional.ofNullable(elements);
  }

  /** All by the names that pickles call them. */
  static Map<String, TorchType> byGlobal() {
    return Arrays.stream(values())
        .collect(Collectors.toMap(type -> "torch." + type.storage, type -> type));
  }
}
