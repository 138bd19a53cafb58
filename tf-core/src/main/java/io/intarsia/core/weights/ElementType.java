package io.intarsia.core.weights;

import java.nio.ByteBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.ndarray.buffer.layout.DataLayouts;

/** How a number is stored in a safetensors file; the names are the format's own. */
public enum ElementType {
  /** IEEE single precision. */
  F32(Float.BYTES, Float.MAX_VALUE),
  /** IEEE half precision: 11 significant bits, up to 65,504. */
  F16(Short.BYTES, 65_504f);

  private final int bytes;
  private final float largest;

  ElementType(int bytes, float largest) {
    this.bytes = bytes;
    this.largest = largest;
  }

  /** Bytes of one number. */
  int bytes() {
    return bytes;
  }

  /** The largest finite number. */
  float largest() {
    return largest;
  }

  /** Reads and writes floats in the bytes of a file, which are little-endian. */
  FloatDataBuffer view(ByteBuffer littleEndian) {
    return switch (this) {
      case F32 -> DataBuffers.of(littleEndian.asFloatBuffer());
      case F16 -> DataLayouts.FLOAT16.applyTo(DataBuffers.of(littleEndian.asShortBuffer()));
    };
  }
}
