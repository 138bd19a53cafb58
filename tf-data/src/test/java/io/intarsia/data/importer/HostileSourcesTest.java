package io.intarsia.data.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.testing.FileTree;
import io.intarsia.data.testing.Imports;
import io.intarsia.data.testing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileSourcesTest {
  private static final byte[] PICTURE = Pictures.jpeg(20, 20, 1);

  @TempDir Path directory;
  private Path work;

  @BeforeEach
  void makeAPlaceWithinAPlace() throws IOException {
    work = Files.createDirectories(directory.resolve("outer/work"));
  }

  @Test
  void archiveEntriesThatWouldEscapeAreRejectedByName() throws IOException {
    Path archive =
        new FileTree()
            .with("ok.jpg", PICTURE)
            .with("../../escaped.jpg", PICTURE)
            .with("/escaped.jpg", PICTURE)
            .with("a/../../escaped.jpg", PICTURE)
            .with("..\\escaped.jpg", PICTURE)
            .with("C:/escaped.jpg", PICTURE)
            .asTar(work.resolve("hostile.tar"));

    ImportedDataset dataset = Imports.run(work.resolve("out"), archive);

    assertThat(Imports.names(dataset)).containsExactly("ok.jpg");
    assertThat(rejects(dataset))
        .containsExactly(
            "UNSAFE_NAME ../../escaped.jpg",
            "UNSAFE_NAME /escaped.jpg",
            "UNSAFE_NAME a/../../escaped.jpg",
            "UNSAFE_NAME ..\\escaped.jpg",
            "UNSAFE_NAME C:/escaped.jpg");
    try (Stream<Path> all = Files.walk(directory)) {
      assertThat(all.map(path -> String.valueOf(path.getFileName()))).doesNotContain("escaped.jpg");
    }
  }

  @Test
  void linksInAnArchiveAreRejectedByName() throws IOException {
    Path archive = work.resolve("links.tar");
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
      for (byte type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
        TarArchiveEntry link = new TarArchiveEntry("link" + type + ".jpg", type);
        link.setLinkName("/etc/passwd");
        tar.putArchiveEntry(link);
        tar.closeArchiveEntry();
      }
      TarArchiveEntry file = new TarArchiveEntry("ok.jpg");
      file.setSize(PICTURE.length);
      tar.putArchiveEntry(file);
      tar.write(PICTURE);
      tar.closeArchiveEntry();
    }

    ImportedDataset dataset = Imports.run(work.resolve("out"), archive);

    assertThat(Imports.names(dataset)).containsExactly("ok.jpg");
    assertThat(rejects(dataset))
        .containsExactly("UNSAFE_NAME link50.jpg", "UNSAFE_NAME link49.jpg");
  }

  @Test
  void linksThatLeaveAFolderAreRejectedAndOthersFollowed() throws IOException {
    Path outside = Files.write(work.resolve("outside.jpg"), PICTURE);
    Path folder = new FileTree().with("a.jpg", PICTURE).asFolder(work.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("b.jpg"), Path.of("a.jpg"));
    Files.createSymbolicLink(folder.resolve("c.jpg"), outside);
    Files.createSymbolicLink(folder.resolve("d.jpg"), Path.of("nowhere"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);

    ImportedDataset dataset = Imports.run(work.resolve("out"), folder);

    assertThat(Imports.names(dataset)).containsExactly("a.jpg", "b.jpg");
    assertThat(rejects(dataset))
        .containsExactly("UNSAFE_NAME c.jpg", "MISSING d.jpg", "UNSAFE_NAME loop");
  }

  @Test
  void anArchiveCutOffIsNamedWithTheLastGoodEntry() throws IOException {
    Path archive =
        new FileTree().with("a.jpg", PICTURE).with("b.jpg", PICTURE).asTar(work.resolve("x.tar"));
    Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 512 + 1024 + 512 + 100));

    assertThatThrownBy(() -> Imports.run(work.resolve("out"), archive))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("x.tar: the archive is damaged or cut off after 'b.jpg'");
    assertThat(work.resolve("out")).doesNotExist();
  }

  @Test
  void otherFilesAreNoSource() throws IOException {
    Path file = Files.writeString(work.resolve("notes.pdf"), "%PDF-1.4");

    assertThatThrownBy(() -> Imports.run(work.resolve("out"), file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("notes.pdf: expected a folder, a tar archive");
  }

  private static List<String> rejects(ImportedDataset dataset) {
    return dataset.manifest().getRejectsList().stream()
        .map(reject -> reject.getReason() + " " + reject.getName())
        .toList();
  }
}
