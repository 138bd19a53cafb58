package io.intarsia.core.weights;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;

/**
 * A file of {@code torch.save}, PyTorch 1.6 and later: a zip with {@code ROOT/data.pkl}, a pickle
 * that describes the tensors, and one entry {@code ROOT/data/KEY} for each storage.
 *
 * @param path the file
 * @param root the folder in the zip that holds everything
 * @param tensors by the keys of the nested dicts that they lie in, joined with dots
 */
record TorchArchive(Path path, String root, Map<String, TorchTensor> tensors)
    implements WeightsFile {
  static final String PICKLE = "data.pkl";

  /** A hundred times what the pickle of a ResNet-152 takes. */
  private static final long LONGEST_PICKLE = 16_000_000;

  private static final long LONGEST_WORD = 100;

  /** Copies the tensors. */
  TorchArchive {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Reads the description of the tensors.
   *
   * @throws UserException naming what the file holds besides tensors
   * @throws CorruptFileException if it is damaged
   */
  static TorchArchive open(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      String pickle =
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith("/" + PICKLE))
              .findFirst()
              .orElseThrow(() -> new CorruptFileException(path + " holds no " + PICKLE));
      String root = pickle.substring(0, pickle.length() - PICKLE.length());
      requireLittleEndian(path, zip, root + "byteorder");
      byte[] bytes = ZipEntries.read(path, zip, pickle, LONGEST_PICKLE);
      return new TorchArchive(path, root, TorchPickle.read(path, bytes));
    }
  }

  private static void requireLittleEndian(Path path, ZipFile zip, String entry) throws IOException {
    if (zip.getEntry(entry) == null) {
      return; // PyTorch before 2.1 did not say
    }
    byte[] bytes = ZipEntries.read(path, zip, entry, LONGEST_WORD);
    String order = new String(bytes, StandardCharsets.US_ASCII);
    if (!order.equals("little")) {
      throw new UserException("%s has %s-endian numbers, expected little".formatted(path, order));
    }
  }

  @Override
  public Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return shapes;
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  public FloatNdArray read(String name) throws IOException {
    TorchTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new UserException("%s holds no tensor '%s'".formatted(path, name));
    }
    TorchTensor.Storage storage = tensor.storage();
    ElementType type =
        storage
            .type()
            .elements()
            .orElseThrow(
                () ->
                    new UserException(
                        "%s: %s holds integers (%s)".formatted(path, name, storage.type())));
    ByteBuffer data = ByteBuffer.wrap(bytes(storage, type)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = tensor.gather(type.view(data));
    return NdArrays.wrap(tensor.shape(), DataBuffers.of(values));
  }

  private byte[] bytes(TorchTensor.Storage storage, ElementType type) throws IOException {
    long expected = Math.multiplyExact(storage.length(), type.bytes());
    try (ZipFile zip = new ZipFile(path.toFile())) {
      byte[] bytes = ZipEntries.read(path, zip, root + "data/" + storage.key(), expected);
      if (bytes.length != expected) {
        throw new CorruptFileException(
            "%s: storage %s has %d bytes, expected %d"
                .formatted(path, storage.key(), bytes.length, expected));
      }
      return bytes;
    }
  }
}
