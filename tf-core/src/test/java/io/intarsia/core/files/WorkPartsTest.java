package io.intarsia.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkPartsTest {
  private static final int TOTAL = WorkParts.ITEMS + 3;

  @TempDir Path folder;
  private WorkParts parts;

  @BeforeEach
  void begin() throws IOException {
    parts = WorkParts.open(folder, "work.txt", "squares", TOTAL).orElseThrow();
  }

  private static List<byte[]> squares(List<Integer> items) {
    return items.stream().map(item -> new byte[] {(byte) (item * item)}).toList();
  }

  @Test
  void workGoesOnWithTheFilesThatAreNotThere() throws IOException {
    assertThat(parts.missing()).containsExactly(0, 1);
    parts.write(1, squares(parts.itemsOf(1)));
    WorkParts again = WorkParts.open(folder, "work.txt", "squares", TOTAL).orElseThrow();
    assertThat(again.missing()).containsExactly(0);
    assertThat(again.done()).isEqualTo(3);
    again.write(0, squares(again.itemsOf(0)));
    List<byte[]> all = new ArrayList<>(again.read(0));
    all.addAll(again.read(1));
    assertThat(all).containsExactlyElementsOf(squares(IntStream.range(0, TOTAL).boxed().toList()));
  }

  @Test
  void otherWorkIsNotGoneOnWith() throws IOException {
    assertThat(WorkParts.open(folder, "work.txt", "cubes", TOTAL)).isEmpty();
  }

  @Test
  void aDamagedFileAndACutOneAreNamed() throws IOException {
    parts.write(1, squares(parts.itemsOf(1)));
    Path file = folder.resolve("part-000001.tfrecord");
    byte[] good = Files.readAllBytes(file);
    byte[] bad = good.clone();
    bad[TfRecordWriter.HEADER_BYTES] ^= 1;
    Files.write(file, bad);
    assertThatThrownBy(() -> parts.read(1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("part-000001.tfrecord: the record at byte 0 is damaged");
    Files.write(file, Arrays.copyOf(good, (int) TfRecordWriter.framedLength(1)));
    assertThatThrownBy(() -> parts.read(1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("it holds 1 items of 3");
  }

  @Test
  void aFileOfTheWrongLengthIsNotWritten() {
    assertThatThrownBy(() -> parts.write(1, squares(List.of(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsLeftOfDeletedWork() throws IOException {
    Path directory = folder.resolve("deleted");
    WorkParts.open(directory, "work.txt", "squares", TOTAL).orElseThrow().delete();
    assertThat(directory).doesNotExist();
  }
}
