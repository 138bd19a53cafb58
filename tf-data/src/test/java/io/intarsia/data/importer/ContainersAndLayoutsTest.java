package io.intarsia.data.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.testing.Container;
import io.intarsia.data.testing.FileTree;
import io.intarsia.data.testing.Imports;
import io.intarsia.data.testing.Pictures;
import io.intarsia.data.testing.VocTree;
import io.intarsia.proto.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every layout means the same in every container. */
class ContainersAndLayoutsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void flat(Container container) throws IOException {
    FileTree files =
        new FileTree()
            .with("photos/b.jpg", Pictures.jpeg(20, 20, 1))
            .with("photos/c.JPEG", Pictures.jpeg(20, 20, 2))
            .with("photos/d.png", Pictures.png(20, 20, 3));

    ImportedDataset dataset = run(container, files);

    assertThat(Imports.names(dataset)).containsExactlyInAnyOrder("b.jpg", "c.JPEG", "d.png");
    assertThat(summary(dataset)).isEqualTo("all 3 []");
  }

  @ParameterizedTest
  @EnumSource
  void classFolders(Container container) throws IOException {
    FileTree files =
        new FileTree()
            .with("set/cat/1.jpg", Pictures.jpeg(20, 20, 1))
            .with("set/cat/deeper/2.jpg", Pictures.jpeg(20, 20, 2))
            .with("set/dog/1.jpg", Pictures.jpeg(20, 20, 3));

    ImportedDataset dataset = run(container, files);

    assertThat(dataset.manifest().getClassesList()).containsExactly("cat", "dog");
    assertThat(Imports.names(dataset)).contains("cat/1.jpg", "cat/deeper/2.jpg", "dog/1.jpg");
    assertThat(summary(dataset)).isEqualTo("all 3 [2, 1]");
  }

  @ParameterizedTest
  @EnumSource
  void splitsOfClassFolders(Container container) throws IOException {
    FileTree files =
        new FileTree()
            .with("set/train/cat/1.jpg", Pictures.jpeg(20, 20, 1))
            .with("set/train/dog/1.jpg", Pictures.jpeg(20, 20, 2))
            .with("set/validation/dog/1.jpg", Pictures.jpeg(20, 20, 3));

    ImportedDataset dataset = run(container, files);

    assertThat(dataset.manifest().getClassesList()).containsExactly("cat", "dog");
    assertThat(Imports.names(dataset, "val")).containsExactly("validation/dog/1.jpg");
    assertThat(summary(dataset)).isEqualTo("train 2 [1, 1], val 1 [0, 1]");
  }

  /** TFRecord files hold pictures alone, and so no annotations. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TFRECORD")
  void pascalVoc(Container container) throws IOException {
    ImportedDataset dataset = run(container, VocTree.year("VOC2007", "000005", "000006"));

    assertThat(Imports.names(dataset)).containsExactlyInAnyOrder("000005", "000006");
    assertThat(summary(dataset)).isEqualTo("test 1 [0, 0], trainval 1 [1, 0]");
  }

  private ImportedDataset run(Container container, FileTree files) throws IOException {
    return Imports.run(directory.resolve("out"), container.write(files, directory));
  }

  private static String summary(ImportedDataset dataset) {
    return dataset.manifest().getSplitsList().stream()
        .map(ContainersAndLayoutsTest::summary)
        .collect(Collectors.joining(", "));
  }

  private static String summary(Split split) {
    return "%s %d %s".formatted(split.getName(), split.getImages(), split.getClassImagesList());
  }
}
