package io.intarsia.data.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.testing.FileTree;
import io.intarsia.data.testing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
  @TempDir Path directory;

  @Test
  void picturesKeepTheirBytesAndOrder() throws IOException {
    FileTree files = pictures(5);
    Path out = run(files.asTar(directory.resolve("photos.tar")));

    ImportedDataset dataset = ImportedDataset.open(out);
    assertThat(dataset.size()).isEqualTo(5);
    for (int i = 0; i < 5; i++) {
      ImageRecord record = dataset.read(i);
      assertThat(record.name()).isEqualTo(i + ".jpg");
      assertThat(record.bytes().toByteArray()).isEqualTo(files.content("photos/" + i + ".jpg"));
    }
  }

  @Test
  void aPatternTakesTheFilesOfItsNamesAndNoOthers() throws IOException {
    Path source = pictures(12).asTar(directory.resolve("photos.tar"));
    ImportRequest all = ImportRequest.of(List.of(source), directory.resolve("some"));
    Importer.run(
        new ImportRequest(
            all.sources(),
            "1*.jpg",
            all.out(),
            all.layout(),
            all.limits(),
            all.rejectLimit(),
            all.maxShardBytes(),
            all.threads(),
            all.ifExists()),
        Progress.silent());
    ImportedDataset dataset = ImportedDataset.open(all.out());
    assertThat(dataset.size()).isEqualTo(3);
    assertThat(dataset.read(0).name()).isEqualTo("1.jpg");
    assertThat(dataset.read(2).name()).isEqualTo("11.jpg");
  }

  @Test
  void anExistingDirectoryIsNeverTouched() throws IOException {
    Path source = pictures(1).asFolder(directory.resolve("photos"));
    Path out = Files.createDirectory(directory.resolve("out"));
    Files.writeString(out.resolve("mine"), "x");

    assertThatThrownBy(() -> run(source))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("out exists already");
    assertThat(out.resolve("mine")).hasContent("x");
  }

  private static FileTree pictures(int count) {
    FileTree files = new FileTree();
    for (int i = 0; i < count; i++) {
      files.with("photos/" + i + ".jpg", Pictures.jpeg(20 + i, 16, i));
    }
    return files;
  }

  private Path run(Path source) throws IOException {
    Path out = directory.resolve("out");
    Importer.run(ImportRequest.of(List.of(source), out), Progress.silent());
    return out;
  }
}
