package io.intarsia.core.weights;

import java.nio.ByteBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.DoubleDataBuffer;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.ndarray.buffer.layout.DataLayouts;
import org.tensorflow.ndarray.buffer.layout.FloatDataLayout;

/** How a real number is stored in a file of weights; the names are safetensors' own. */
public enum ElementType {
  /** IEEE single precision. */
  F32(Float.BYTES, Float.MAX_VALUE),
  /** IEEE half precision: 11 significant bits, up to 65,504. */
  F16(Short.BYTES, 65_504f),
  /** The upper half of single precision: 8 significant bits. */
  BF16(Short.BYTES, Float.MAX_VALUE),
  /** IEEE double precision, of which single precision is kept. */
  F64(Double.BYTES, Float.MAX_VALUE);

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
      case BF16 -> DataLayouts.BFLOAT16.applyTo(DataBuffers.of(littleEndian.asShortBuffer()));
      case F64 -> new Narrowed().applyTo(DataBuffers.of(littleEndian.asDoubleBuffer()));
    };
  }

  private static final class Narrowed implements FloatDataLayout<DoubleDataBuffer> {
    @Override
    public void writeFloat(DoubleDataBuffer buffer, float value, long index) {
      buffer.setDouble(value, index);
    }

    @Override
    public float readFloat(DoubleDataBuffer buffer, long index) {
      return (float) buffer.getDouble(index);
    }
  }
}
