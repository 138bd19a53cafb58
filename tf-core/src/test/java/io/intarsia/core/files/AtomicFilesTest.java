package io.intarsia.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path directory;

  @Test
  void aFileIsReplacedWhole() throws IOException {
    Path file = directory.resolve("state");
    AtomicFiles.write(file, new byte[] {1});
    AtomicFiles.write(file, new byte[] {2, 3});

    assertThat(file).hasBinaryContent(new byte[] {2, 3});
    assertThat(directory).isDirectoryContaining(path -> path.equals(file));
    assertThat(directory.toFile().list()).hasSize(1);
  }

  @Test
  void aWriterThatFailsLeavesTheOldFile() throws IOException {
    Path file = directory.resolve("state");
    AtomicFiles.write(file, new byte[] {1});

    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write(2);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasBinaryContent(new byte[] {1});
  }

  @Test
  void aDirectoryAppearsOnlyWhenPublished() throws IOException {
    Path target = directory.resolve("set");
    Path partial = AtomicFiles.newPartial(target);
    Files.writeString(partial.resolve("content"), "x");
    assertThat(target).doesNotExist();

    AtomicFiles.publish(partial, target);

    assertThat(target.resolve("content")).hasContent("x");
    assertThat(partial).doesNotExist();
  }

  @Test
  void whatABrokenAttemptLeftIsRemovedByTheNext() throws IOException {
    Path target = directory.resolve("set");
    Files.writeString(AtomicFiles.newPartial(target).resolve("half"), "x");

    assertThat(AtomicFiles.newPartial(target)).isEmptyDirectory();
  }

  @Test
  void publishingNeverOverwrites() throws IOException {
    Path target = Files.createDirectory(directory.resolve("set"));
    Path partial = AtomicFiles.newPartial(target);

    assertThatThrownBy(() -> AtomicFiles.publish(partial, target))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void deletingATreeLeavesWhatItsLinksPointTo() throws IOException {
    Path kept = Files.writeString(directory.resolve("kept"), "x");
    Path tree = Files.createDirectory(directory.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), kept);

    AtomicFiles.deleteTree(tree);

    assertThat(tree).doesNotExist();
    assertThat(kept).exists();
  }
}
