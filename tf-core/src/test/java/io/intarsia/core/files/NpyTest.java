package io.intarsia.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes named "NumPy's" are what {@code numpy.save} of NumPy 2.4.6 wrote. */
class NpyTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("array.npy");
  }

  @Test
  void int64IsWrittenAsNumPyWritesIt() throws IOException {
    Npy.write(file, List.of(3L, 2L), new long[] {-2, -1, 0, 1, 2, 3});

    // np.arange(-2, 4, dtype=np.int64).reshape(3, 2)
    assertThat(file)
        .hasBinaryContent(
            numpy(
                "{'descr': '<i8', 'fortran_order': False, 'shape': (3, 2), }",
                "feffffffffffffffffffffffffffffff0000000000000000"
                    + "010000000000000002000000000000000300000000000000"));
    assertThat(Npy.read(file).shape()).containsExactly(3L, 2L);
    assertThat(Npy.read(file).toLongs()).containsExactly(-2, -1, 0, 1, 2, 3);
  }

  @Test
  void float32IsWrittenAsNumPyWritesIt() throws IOException {
    Npy.write(file, List.of(2L), new float[] {1.5f, -2});

    // np.array([1.5, -2], np.float32)
    assertThat(file)
        .hasBinaryContent(
            numpy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "0000c03f000000c0"));
    assertThat(Npy.read(file).toFloats()).containsExactly(1.5f, -2);
    assertThat(Npy.read(file).toDoubles()).containsExactly(1.5, -2);
  }

  @Test
  void int32ComesBack() throws IOException {
    int[] values = new int[20_000];
    Arrays.setAll(values, i -> i * 104_729);
    Npy.write(file, List.of(100L, 200L), values);

    assertThat(Npy.read(file).toLongs()).isEqualTo(Arrays.stream(values).asLongStream().toArray());
  }

  @Test
  void unicodeAndByteTextsAreRead() throws IOException {
    // np.array(["a", "hä"]) and np.array([b"a", b"bb"])
    Files.write(
        file,
        numpy(
            "{'descr': '<U2', 'fortran_order': False, 'shape': (2,), }",
            "610000000000000068000000e4000000"));
    assertThat(Npy.read(file).toStrings()).containsExactly("a", "hä");

    Files.write(
        file, numpy("{'descr': '|S2', 'fortran_order': False, 'shape': (2,), }", "61006262"));
    assertThat(Npy.read(file).toStrings()).containsExactly("a", "bb");
  }

  @Test
  void pickledObjectsAreRefusedWithARemedy() throws IOException {
    Files.write(file, numpy("{'descr': '|O', 'fortran_order': False, 'shape': (2,), }", "80"));

    assertThatThrownBy(() -> Npy.read(file))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("array.npy holds pickled Python objects")
        .hasMessageContaining("array.astype(str)");
  }

  @Test
  void fortranOrderIsRefusedWithARemedy() throws IOException {
    Files.write(file, numpy("{'descr': '<f8', 'fortran_order': True, 'shape': (0, 2), }", ""));

    assertThatThrownBy(() -> Npy.read(file)).hasMessageContaining("ascontiguousarray");
  }

  @Test
  void aFileCutOffAnywhereIsFound() throws IOException {
    Npy.write(file, List.of(2L), new long[] {1, 2});
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));

      assertThatThrownBy(() -> Npy.read(file))
          .as("%d bytes", length)
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining("array.npy");
    }
  }

  @Test
  void otherFilesAndHeadersAreNamed() throws IOException {
    Files.writeString(file, "not an array at all");
    assertThatThrownBy(() -> Npy.read(file)).hasMessageContaining("array.npy is no .npy file");

    Files.write(file, numpy("{'descr': '<c16', 'fortran_order': False, 'shape': (1,), }", "00"));
    assertThatThrownBy(() -> Npy.read(file)).hasMessageContaining("'<c16' is not supported");

    Files.write(file, numpy("{'descr': [('x', '<i4')]}", ""));
    assertThatThrownBy(() -> Npy.read(file)).hasMessageContaining("unreadable .npy header");
  }

  @Test
  void valuesMustFillTheShape() {
    assertThatThrownBy(() -> Npy.write(file, List.of(2L, 2L), new long[3]))
        .hasMessageContaining("has 4 elements, got 3");
  }

  /** A version 1.0 file with a header of 128 bytes, which is what NumPy 2 writes. */
  private static byte[] numpy(String dictionary, String data) {
    String header = dictionary + " ".repeat(117 - dictionary.length()) + "\n";
    byte[] start = HexFormat.of().parseHex("934e554d505901007600");
    byte[] end = HexFormat.of().parseHex(data);
    byte[] file = Arrays.copyOf(start, 128 + end.length);
    System.arraycopy(header.getBytes(StandardCharsets.US_ASCII), 0, file, start.length, 118);
    System.arraycopy(end, 0, file, 128, end.length);
    return file;
  }
}
