package io.intarsia.core.weights;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Opens a file of weights by what is in it: its name does not matter. */
public final class WeightsFiles {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte PICKLE = (byte) 0x80;

  private WeightsFiles() {}

  /**
   * Opens a safetensors file, a PyTorch archive ({@code torch.save}) or a NumPy archive ({@code
   * np.savez}).
   *
   * @throws UserException if it is none of them, damaged, or holds what is not read
   */
  public static WeightsFile open(Path path) throws IOException {
    byte[] start = start(path);
    try {
      if (Arrays.equals(start, ZIP)) {
        return openZip(path);
      }
      if (start.length > 0 && start[0] == PICKLE) {
        throw new UserException(
            ("%s is a file of PyTorch before 1.6, which is not read: load it there and save it"
                    + " again with torch.save")
                .formatted(path));
      }
      return SafetensorsFile.open(path);
    } catch (CorruptFileException | ZipException e) {
      throw new UserException(
          "%s: %s (expected a safetensors file, or a zip of torch.save or np.savez)"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private static byte[] start(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new UserException("%s is no file of weights".formatted(path));
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(ZIP.length);
    }
  }

  private static WeightsFile openZip(Path path) throws IOException {
    List<String> entries;
    try (ZipFile zip = new ZipFile(path.toFile())) {
      entries = zip.stream().map(ZipEntry::getName).toList();
    }
    return entries.stream().anyMatch(name -> name.endsWith("/" + TorchArchive.PICKLE))
        ? TorchArchive.open(path)
        : NpzFile.open(path);
  }
}
