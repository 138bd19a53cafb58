package io.intarsia.core.weights;

import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.weights.SafetensorsHeader.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.ndarray.FloatNdArray;

/**
 * Writes safetensors files: length of the header (8 bytes, little-endian), the header as JSON
 * padded with spaces to a multiple of 8 bytes, then the tensors one behind the other in row-major
 * order (github.com/huggingface/safetensors). The same content gives the same bytes.
 */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /**
   * Creates or replaces a file, which appears whole or not at all.
   *
   * @param type how every number is stored
   * @throws UserException if a number is not finite or too large for the type
   */
  public static void write(
      Path file, Map<String, FloatNdArray> tensors, Map<String, String> metadata, ElementType type)
      throws IOException {
    SafetensorsHeader header = new SafetensorsHeader(layOut(tensors, type), metadata);
    byte[] json = padded(SafetensorsJson.write(header));
    AtomicFiles.write(
        file,
        out -> {
          out.write(lengthBytes(json));
          out.write(json);
          for (Map.Entry<String, FloatNdArray> tensor : tensors.entrySet()) {
            write(out, tensor.getKey(), tensor.getValue(), type);
          }
        });
  }

  private static Map<String, Entry> layOut(Map<String, FloatNdArray> tensors, ElementType type) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    long begin = 0;
    for (Map.Entry<String, FloatNdArray> tensor : tensors.entrySet()) {
      FloatNdArray values = tensor.getValue();
      long end = begin + values.size() * type.bytes();
      entries.put(
          tensor.getKey(),
          new Entry(
              type.name(), Arrays.stream(values.shape().asArray()).boxed().toList(), begin, end));
      begin = end;
    }
    return entries;
  }

  private static byte[] padded(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(text, (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return padded;
  }

  private static void write(OutputStream out, String name, FloatNdArray values, ElementType type)
      throws IOException {
    values
        .scalars()
        .forEach(
            scalar -> {
              float value = scalar.getFloat();
              if (!(Math.abs(value) <= type.largest())) {
                throw new UserException(
                    "%s holds %s, which %s cannot store".formatted(name, value, type));
              }
            });
    byte[] bytes = new byte[Math.toIntExact(values.size() * type.bytes())];
    values.copyTo(type.view(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)));
    out.write(bytes);
  }

  private static byte[] lengthBytes(byte[] json) {
    byte[] bytes = new byte[Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length);
    return bytes;
  }
}
