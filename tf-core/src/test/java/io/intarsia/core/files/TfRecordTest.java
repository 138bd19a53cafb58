package io.intarsia.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TfRecordTest {
  @TempDir Path directory;
  private Path file;
  private long secondOffset;

  @BeforeEach
  void writeTwoRecords() throws IOException {
    file = directory.resolve("two.tfrecord");
    try (TfRecordWriter writer = TfRecordWriter.open(file)) {
      writer.write(bytes("first"));
      secondOffset = writer.write(bytes("second"));
    }
  }

  @Test
  void recordsComeBackInOrderAndFromAnOffset() throws IOException {
    try (TfRecordReader reader = TfRecordReader.open(file)) {
      assertThat(reader.next()).isEqualTo(bytes("first"));
      assertThat(reader.position()).isEqualTo(secondOffset);
      assertThat(reader.next()).isEqualTo(bytes("second"));
      assertThat(reader.next()).isNull();
      reader.seek(secondOffset);
      assertThat(reader.next()).isEqualTo(bytes("second"));
      reader.seek(0);
      assertThat(reader.next()).isEqualTo(bytes("first"));
    }
  }

  @Test
  void anyFlippedBitIsFound() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, bad);

      assertThatThrownBy(this::readAll)
          .as("bit %d", bit)
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining("two.tfrecord");
    }
  }

  @Test
  void aFileCutOffInsideARecordIsFound() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int length = 1; length < good.length; length++) {
      if (length == secondOffset) {
        continue;
      }
      Files.write(file, Arrays.copyOf(good, length));

      assertThatThrownBy(this::readAll)
          .as("%d bytes", length)
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining("the file ends inside it");
    }
  }

  @Test
  void theFormatIsRecognisedByItsFirstChecksum() throws IOException {
    assertThat(TfRecordReader.looksLikeTfRecord(file)).isTrue();
    Files.writeString(file, "just a text of some length");
    assertThat(TfRecordReader.looksLikeTfRecord(file)).isFalse();
    Files.write(file, new byte[0]);
    assertThat(TfRecordReader.looksLikeTfRecord(file)).isFalse();
  }

  private void readAll() throws IOException {
    try (TfRecordReader reader = TfRecordReader.open(file)) {
      while (reader.next() != null) {}
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
