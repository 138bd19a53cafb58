package io.intarsia.data.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.files.Npy;
import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.testing.Container;
import io.intarsia.data.testing.FileTree;
import io.intarsia.data.testing.Imports;
import io.intarsia.data.testing.Pictures;
import io.intarsia.proto.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels and splits that lists and TFRecord files give themselves. */
class LabelledSourcesTest {
  @TempDir Path directory;
  private Path out;
  private final FileTree files =
      new FileTree()
          .with("a 1.jpg", Pictures.jpeg(20, 20, 1))
          .with("b.jpg", Pictures.jpeg(20, 20, 2));

  @BeforeEach
  void writeThePictures() throws IOException {
    files.asFolder(directory.resolve("files"));
    out = directory.resolve("out");
  }

  @Test
  void numbersAtTheEndsOfAllLinesAreLabels() throws IOException {
    Path list = text("val.txt", "files/a 1.jpg 2", "files/b.jpg\t0");
    ImportedDataset dataset = Imports.run(out, list);

    assertThat(dataset.manifest().getClassesList()).containsExactly("0", "1", "2");
    assertThat(labels(dataset)).containsExactly(2, 0);
    assertThat(Imports.names(dataset, "val")).containsExactly("a 1.jpg", "b.jpg");
  }

  @Test
  void columnsOfCsvAreFoundByName() throws IOException {
    Path list =
        text("list.csv", "split,Label,Path", "train,dog,files/b.jpg", "test,cat,\"files/a 1.jpg\"");
    ImportedDataset dataset = Imports.run(out, list);

    assertThat(dataset.manifest().getClassesList()).containsExactly("cat", "dog");
    assertThat(labels(dataset)).containsExactly(1, 0);
    assertThat(Imports.names(dataset, "train")).containsExactly("b.jpg");
    assertThat(Imports.names(dataset, "test")).containsExactly("a 1.jpg");
  }

  @Test
  void arraysOfPathsTakeLabelsFromTheArrayBesideThem() throws IOException {
    Path made = Container.NPY_LIST.write(files, directory);
    Path list = Files.move(made, directory.resolve("train_images.npy"));
    Npy.write(directory.resolve("train_labels.npy"), List.of(2L), new long[] {1, 0});
    ImportedDataset dataset = Imports.run(out, list);

    assertThat(labels(dataset)).containsExactly(1, 0);
    assertThat(Imports.names(dataset, "train")).hasSize(2);
  }

  @Test
  void recordsOfAnImportedDataSetCanBeImported() throws IOException {
    FileTree classes =
        new FileTree()
            .with("cat/1.jpg", Pictures.jpeg(20, 20, 1))
            .with("dog/2.jpg", Pictures.jpeg(20, 20, 2));
    Path first = directory.resolve("first");
    Imports.run(first, classes.asFolder(directory.resolve("classes")));
    ImportedDataset dataset = Imports.run(out, first);

    assertThat(labels(dataset)).containsExactly(0, 1);
    assertThat(Imports.names(dataset)).containsExactly("cat/1.jpg", "dog/2.jpg");
  }

  @Test
  void filesThatAListNamesInVainAreNamed() throws IOException {
    ImportedDataset dataset = Imports.run(out, text("l.txt", "files/b.jpg", "files/none.jpg"));

    assertThat(dataset.size()).isEqualTo(1);
    assertThat(dataset.manifest().getRejects(0).getName()).isEqualTo("none.jpg");
    assertThat(dataset.manifest().getRejects(0).getReason()).isEqualTo(RejectReason.MISSING);
  }

  @Test
  void sameNamesAreTakenOnce() throws IOException {
    ImportedDataset dataset = Imports.run(out, text("l.txt", "files/b.jpg", "files/b.jpg"));

    assertThat(dataset.size()).isEqualTo(1);
    assertThat(dataset.manifest().getRejects(0).getReason()).isEqualTo(RejectReason.DUPLICATE_NAME);
  }

  @Test
  void labelsAndPathsMustBeOfOneLength() throws IOException {
    Path made = Container.NPY_LIST.write(files, directory);
    Path list = Files.move(made, directory.resolve("images.npy"));
    Npy.write(directory.resolve("labels.npy"), List.of(3L), new long[] {1, 0, 0});

    assertThatThrownBy(() -> Imports.run(out, list))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has 3 labels for 2 paths");
  }

  private Path text(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }

  private static List<Integer> labels(ImportedDataset dataset) throws IOException {
    return Imports.records(dataset).stream()
        .map(ImageRecord::annotation)
        .map(annotation -> annotation.getLabel())
        .toList();
  }
}
