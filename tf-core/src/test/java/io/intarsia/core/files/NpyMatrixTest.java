package io.intarsia.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matrices written row by row and mapped. */
class NpyMatrixTest {
  @TempDir Path folder;

  @Test
  void aBrokenWriterIsContinuedAtItsLastWholeRow() throws IOException {
    Path file = folder.resolve("x.npy");
    try (NpyRowWriter writer = NpyRowWriter.open(file, "<f4", 3, 2)) {
      writer.append(floats(1, 2));
    }
    Path partial = folder.resolve(".x.npy.partial");
    byte[] whole = Files.readAllBytes(partial);
    // Half a row more, as a kill in the middle of a write leaves it.
    byte[] torn = java.util.Arrays.copyOf(whole, whole.length + 5);
    Files.write(partial, torn);
    assertThat(file).doesNotExist();
    try (NpyRowWriter writer = NpyRowWriter.open(file, "<f4", 3, 2)) {
      assertThat(writer.written()).isEqualTo(1);
      writer.append(floats(3, 4, 5, 6));
      writer.finish();
    }
    assertThat(partial).doesNotExist();
    assertThat(Npy.read(file).toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
    NpyMatrix matrix = NpyMatrix.map(file);
    assertThat(matrix.rows()).isEqualTo(3);
    assertThat(matrix.row(2)).containsExactly(5, 6);
  }

  @Test
  void whatHasAnotherShapeIsBegunAnew() throws IOException {
    Path file = folder.resolve("x.npy");
    try (NpyRowWriter writer = NpyRowWriter.open(file, "<f4", 3, 2)) {
      writer.append(floats(1, 2));
    }
    try (NpyRowWriter writer = NpyRowWriter.open(file, "<f4", 3, 1)) {
      assertThat(writer.written()).isZero();
      assertThatThrownBy(writer::finish).hasMessageContaining("0 of 3 rows");
    }
  }

  @Test
  void halvesAreReadAsTheNumbersTheyAre() throws IOException {
    // IEEE 754: 1, -2, the largest, the smallest above zero, the smallest normal, -0, infinity.
    short[] halves = {
      0x3c00, (short) 0xc000, 0x7bff, 0x0001, 0x0400, (short) 0x8000, 0x7c00, 0x3555
    };
    ByteBuffer data = ByteBuffer.allocate(2 * halves.length).order(ByteOrder.LITTLE_ENDIAN);
    for (short half : halves) {
      data.putShort(half);
    }
    Path file = folder.resolve("h.npy");
    try (NpyRowWriter writer = NpyRowWriter.open(file, "<f2", 1, halves.length)) {
      writer.append(data.flip());
      writer.finish();
    }
    assertThat(NpyMatrix.map(file).row(0))
        .containsExactly(
            1f, -2f, 65504f, 0x1p-24f, 0x1p-14f, -0f, Float.POSITIVE_INFINITY, 0.33325195f);
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws IOException {
    Path file = folder.resolve("x.npy");
    try (NpyRowWriter writer = NpyRowWriter.open(file, "<f4", 1, 2)) {
      writer.append(floats(1, 2));
      writer.finish();
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> NpyMatrix.map(file))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("cut off");
  }

  private static ByteBuffer floats(float... values) {
    ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      data.putFloat(value);
    }
    return data.flip();
  }
}
