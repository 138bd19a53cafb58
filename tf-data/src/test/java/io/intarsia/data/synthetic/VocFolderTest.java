package io.intarsia.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.files.Sha256;
import io.intarsia.core.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocFolderTest {
  @TempDir private Path temp;

  @Test
  void theSameSeedWritesTheSameBytes() throws IOException {
    assertThat(digests(write("a", 5, 0, 12))).isEqualTo(digests(write("b", 5, 0, 12)));
  }

  @Test
  void scenesKeepTheirNumbersWhateverTheFirst() throws IOException {
    Map<String, String> all = digests(write("all", 5, 0, 12).resolve("JPEGImages"));
    Map<String, String> tail = digests(write("tail", 5, 8, 4).resolve("JPEGImages"));
    assertThat(tail).hasSize(4);
    assertThat(all).containsAllEntriesOf(tail);
  }

  @Test
  void splitsAreDisjointAndCoverAll() throws IOException {
    Path lists = write("splits", 1, 0, 10).resolve("ImageSets/Main");
    assertThat(Files.readAllLines(lists.resolve("train.txt")))
        .containsExactly("000001", "000005", "000009");
    assertThat(Files.readAllLines(lists.resolve("val.txt")))
        .containsExactly("000002", "000006", "000010");
    assertThat(Files.readAllLines(lists.resolve("trainval.txt"))).hasSize(6);
    assertThat(Files.readAllLines(lists.resolve("test.txt")))
        .containsExactly("000003", "000004", "000007", "000008");
  }

  @Test
  void listsOfClassesAgreeWithTheAnnotations() throws IOException {
    Path root = write("labels", 3, 0, 40);
    for (String name : VocFormat.classes()) {
      for (String line :
          Files.readAllLines(root.resolve("ImageSets/Main/%s_test.txt".formatted(name)))) {
        String xml =
            Files.readString(root.resolve("Annotations/%s.xml".formatted(line.substring(0, 6))));
        assertThat(line.substring(6)).isEqualTo(expectedLabel(xml, name));
      }
    }
  }

  @Test
  void anExistingFolderIsLeftAlone() throws IOException {
    Path there = Files.createDirectory(temp.resolve("there"));
    assertThatThrownBy(() -> new VocFolder(0, 0, 1).write(there, Progress.silent()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("exists already");
  }

  private static String expectedLabel(String xml, String name) {
    List<String> members = new ArrayList<>();
    for (String object : xml.split("<object>")) {
      if (object.contains("<name>%s</name>".formatted(name))) {
        members.add(object);
      }
    }
    if (members.isEmpty()) {
      return " -1";
    }
    return members.stream().anyMatch(object -> object.contains("<difficult>0")) ? "  1" : "  0";
  }

  private Path write(String name, long seed, long first, int images) throws IOException {
    Path out = temp.resolve(name);
    new VocFolder(seed, first, images).write(out, Progress.silent());
    return out.resolve("VOCdevkit/VOC2007");
  }

  private static Map<String, String> digests(Path root) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(root.relativize(file).toString(), Sha256.ofFile(file));
      }
    }
    return digests;
  }
}
