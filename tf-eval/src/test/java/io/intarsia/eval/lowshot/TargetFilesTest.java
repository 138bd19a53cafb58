package io.intarsia.eval.lowshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.files.Npy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authors' files, as {@code create_voc_low_shot_challenge_samples} writes them. */
class TargetFilesTest {
  private static final List<String> IMAGES = List.of("000005", "000007", "000009");
  private static final List<String> CLASSES = List.of("bird", "cat");

  @TempDir Path folder;

  private TargetFiles files(List<Integer> scored) {
    return new TargetFiles(folder, IMAGES, CLASSES, scored);
  }

  @Test
  void anArrayAndAJsonFileInAnyOrderGiveTheSameSample() throws IOException {
    Npy.write(
        folder.resolve("train_targets_sample1_k1.npy"),
        List.of(3L, 2L),
        new int[] {1, 0, 0, 1, -1, -1});
    Files.writeString(
        folder.resolve("train_targets_sample2_k1.json"),
        """
        {"000009": {"bird": -1, "cat": -1}, "000005": {"cat": 0, "bird": 1},
         "000007": {"bird": 0, "cat": 1}}""");
    List<ShotGroup> first = files(List.of(0, 1)).draw(1, 1);
    assertThat(first)
        .isEqualTo(
            List.of(
                ShotGroup.ofClass(0, List.of(0), List.of(1)),
                ShotGroup.ofClass(1, List.of(1), List.of(0))));
    assertThat(files(List.of(0, 1)).draw(1, 2)).isEqualTo(first);
    assertThat(files(List.of(1)).draw(1, 1))
        .isEqualTo(List.of(ShotGroup.ofClass(0, List.of(1), List.of(0))));
  }

  @Test
  void filesOfOtherImagesOrAnotherKAreTheUsersMistake() throws IOException {
    Npy.write(folder.resolve("train_targets_sample1_k1.npy"), List.of(1L, 2L), new int[] {1, 0});
    assertThatThrownBy(() -> files(List.of(0)).draw(1, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("[1, 2]")
        .hasMessageContaining("3 images");
    Files.writeString(
        folder.resolve("train_targets_sample1_k2.json"), "{\"000012\": {\"bird\": 1, \"cat\": 0}}");
    assertThatThrownBy(() -> files(List.of(0)).draw(2, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no image '000012'");
    Npy.write(
        folder.resolve("train_targets_sample1_k4.npy"),
        List.of(3L, 2L),
        new int[] {1, 0, 0, 1, -1, -1});
    assertThatThrownBy(() -> files(List.of(0)).draw(4, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("1 positives, expected 4");
    assertThat(files(List.of(0)).obstacle(8)).get().asString().contains("k8");
  }

  @Test
  void listedPathsAreMatchedByTheirEnd() throws IOException {
    List<String> images = List.of("train/a/1.jpg", "train/a/2.jpg", "train/b/1.jpg");
    writeTexts(
        folder.resolve("train_images_sample1_k1.npy"),
        List.of("/places/train/b/1.jpg", "/places/train/a/2.jpg"));
    ImageListFiles source =
        new ImageListFiles(folder, images, List.of("a", "b"), new int[] {0, 0, 1});
    ShotGroup group = source.draw(1, 1).get(0);
    assertThat(group.rows()).containsExactly(1, 2);
    assertThat(group.classes().get(0).positive().stream()).containsExactly(0);
    assertThat(group.classes().get(1).positive().stream()).containsExactly(1);
    assertThatThrownBy(
            () ->
                new ImageListFiles(folder, List.of("c/1.jpg"), List.of("c"), new int[] {0})
                    .draw(1, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no image '/places/train/b/1.jpg'");
  }

  /** A text array as {@code np.save} writes it, which the project itself never does. */
  private static void writeTexts(Path file, List<String> texts) throws IOException {
    int width = texts.stream().mapToInt(String::length).max().orElseThrow();
    String dictionary =
        "{'descr': '<U%d', 'fortran_order': False, 'shape': (%d,), }"
            .formatted(width, texts.size());
    ByteBuffer bytes =
        ByteBuffer.allocate(128 + texts.size() * width * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
    bytes.put("%-117s\n".formatted(dictionary).getBytes(Charset.forName("US-ASCII")));
    for (int i = 0; i < texts.size(); i++) {
      bytes.position(128 + i * width * 4);
      bytes.put(texts.get(i).getBytes(Charset.forName("UTF-32LE")));
    }
    Files.write(file, bytes.array());
  }
}
