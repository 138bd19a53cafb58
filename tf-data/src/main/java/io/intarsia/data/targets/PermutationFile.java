package io.intarsia.data.targets;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import io.intarsia.core.files.Npy;
import io.intarsia.core.files.NpyArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Permutation sets in files: NumPy's {@code .npy} {@code [size, pieces]} of any integer type, and
 * {@code .bin}, Noroozi and Favaro's format: two little-endian int32 (how many, of how many
 * pieces), then the values. Values count from 0 or from 1; as in VISSL, they are taken to count
 * from 1 where none is 0.
 */
final class PermutationFile {
  private static final int MAX_PIECES = 9;

  private PermutationFile() {}

  /**
   * Reads a set.
   *
   * @throws UserException if there is no such file or it holds no permutation set
   */
  static PermutationSet read(Path file) {
    try {
      boolean npy = file.toString().endsWith(".npy");
      int[][] values =
          npy ? readNpy(file) : readBin(ByteBuffer.wrap(Files.readAllBytes(file)), file);
      return toSet(values, file);
    } catch (NoSuchFileException e) {
      throw new UserException("pretext.jigsaw.permutations.file: there is no " + file, e);
    } catch (CorruptFileException e) {
      throw unusable(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes a set as {@code .npy}, int32 {@code [size, pieces]}, counting from 0. */
  static void write(PermutationSet set, Path file) throws IOException {
    int[] flat = Arrays.stream(set.toArray()).flatMapToInt(Arrays::stream).toArray();
    Npy.write(file, List.of((long) set.size(), (long) set.pieces()), flat);
  }

  private static int[][] readNpy(Path file) throws IOException {
    NpyArray array = Npy.read(file);
    List<Long> shape = array.shape();
    if (shape.size() != 2 || shape.get(0) < 1 || shape.get(1) < 1 || shape.get(1) > MAX_PIECES) {
      throw unusable(file, "its shape is %s, expected [size, pieces]".formatted(shape), null);
    }
    long[] flat;
    try {
      flat = array.toLongs();
    } catch (IllegalStateException e) {
      throw unusable(file, String.valueOf(e.getMessage()), e);
    }
    int pieces = Math.toIntExact(shape.get(1));
    int[][] values = new int[flat.length / pieces][pieces];
    for (int i = 0; i < flat.length; i++) {
      // Out of int's range is out of a permutation's too.
      values[i / pieces][i % pieces] = (int) Math.max(-1, Math.min(MAX_PIECES + 1, flat[i]));
    }
    return values;
  }

  private static int[][] readBin(ByteBuffer bytes, Path file) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < 2 * Integer.BYTES) {
      throw unusable(file, "it is too short for a .bin header of two int32", null);
    }
    int size = bytes.getInt();
    int pieces = bytes.getInt();
    long expected = (long) size * pieces * Integer.BYTES;
    if (size < 1 || pieces < 1 || pieces > MAX_PIECES || expected != bytes.remaining()) {
      String found =
          "its header says %d permutations of %d pieces, and %d bytes follow"
              .formatted(size, pieces, bytes.remaining());
      throw unusable(file, found, null);
    }
    int[][] values = new int[size][pieces];
    for (int[] row : values) {
      bytes.asIntBuffer().get(row);
      bytes.position(bytes.position() + pieces * Integer.BYTES);
    }
    return values;
  }

  private static PermutationSet toSet(int[][] values, Path file) {
    int base = Arrays.stream(values).flatMapToInt(Arrays::stream).min().orElse(0) == 1 ? 1 : 0;
    int[][] fromZero =
        Arrays.stream(values)
            .map(row -> Arrays.stream(row).map(value -> value - base).toArray())
            .toArray(int[][]::new);
    try {
      return PermutationSet.of(fromZero);
    } catch (IllegalArgumentException e) {
      throw unusable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static UserException unusable(Path file, String why, @Nullable Throwable cause) {
    String message =
        "pretext.jigsaw.permutations.file: %s holds no permutation set: %s".formatted(file, why);
    return cause == null ? new UserException(message) : new UserException(message, cause);
  }
}
