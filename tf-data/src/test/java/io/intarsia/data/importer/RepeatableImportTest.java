package io.intarsia.data.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.files.Sha256;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.DatasetVerifier;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.importer.ImportRequest.IfExists;
import io.intarsia.data.layout.Layouts;
import io.intarsia.data.testing.FileTree;
import io.intarsia.data.testing.Imports;
import io.intarsia.data.testing.OddPictures;
import io.intarsia.data.testing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatableImportTest {
  private static final int PICTURES = 150;

  @TempDir Path directory;
  private Path source;

  @BeforeEach
  void makePicturesOfManyKinds() throws IOException {
    FileTree files = new FileTree();
    for (int i = 0; i < PICTURES; i++) {
      byte[] picture =
          switch (i % 5) {
            case 0 -> OddPictures.rotated(30, 20, 6);
            case 1 -> Pictures.png(16 + i, 20, i);
            case 2 -> OddPictures.truncated(Pictures.jpeg(30, 30, i), 0.5);
            default -> Pictures.jpeg(100 + i, 90, i);
          };
      files.with("%03d.jpg".formatted(i), picture);
    }
    source = files.asTar(directory.resolve("pictures.tar"));
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBytes() throws IOException {
    Path one = run("one", 1, RejectLimit.ofShare(1));
    Path again = run("again", 1, RejectLimit.ofShare(1));
    Path many = run("many", 7, RejectLimit.ofShare(1));

    assertThat(content(one)).hasSizeGreaterThan(4).isEqualTo(content(again));
    assertThat(content(many)).isEqualTo(content(one));
  }

  @Test
  void shardsAreBoundedAndVerified() throws IOException {
    ImportedDataset dataset = ImportedDataset.open(run("out", 2, RejectLimit.ofShare(1)));

    assertThat(dataset.manifest().getShardsCount()).isGreaterThan(2);
    assertThat(dataset.manifest().getShardsList())
        .allSatisfy(shard -> assertThat(shard.getBytes()).isLessThanOrEqualTo(50_000));
    DatasetVerifier.verify(dataset, Progress.silent());
  }

  @Test
  void aFlippedBitInAShardIsFoundByVerifying() throws IOException {
    ImportedDataset dataset = ImportedDataset.open(run("out", 2, RejectLimit.ofShare(1)));
    Path shard = dataset.shardPaths().get(1);
    byte[] bytes = Files.readAllBytes(shard);
    bytes[bytes.length / 2] ^= 1;
    Files.write(shard, bytes);

    assertThatThrownBy(() -> DatasetVerifier.verify(dataset, Progress.silent()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("shard-00001.tfrecord is damaged");
  }

  @Test
  void tooManyRejectsEndTheImportAndLeaveNothing() throws IOException {
    assertThatThrownBy(() -> run("out", 2, RejectLimit.ofShare(0.1)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("over 10.0 % of 150 pictures are refused (CORRUPT 16; the first:")
        .hasMessageContaining("'002.jpg'");

    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactly(source);
    }
  }

  @Test
  void whatACrashLeftIsNoDataSetAndStopsNothing() throws IOException {
    Path partial = Files.createDirectory(directory.resolve(".out.partial"));
    Files.writeString(partial.resolve("shard-00000.tfrecord"), "half");

    assertThat(ImportedDataset.open(run("out", 2, RejectLimit.ofShare(1))).size()).isEqualTo(120);
    assertThat(partial).doesNotExist();
  }

  @Test
  void onlyADataSetIsReplacedAndOnlyWhenAsked() throws IOException {
    Path out = directory.resolve("out");
    ImportedDataset first = Imports.run(out, source);
    ImportRequest replace = request("out", 2, RejectLimit.ofShare(1), IfExists.REPLACE);

    assertThatThrownBy(() -> Imports.run(out, source)).hasMessageContaining("--overwrite");
    Importer.run(replace, Progress.silent());
    assertThat(ImportedDataset.open(out).manifest().getChecksum())
        .isNotEqualTo(first.manifest().getChecksum());

    Files.delete(out.resolve("manifest.txtpb"));
    assertThatThrownBy(() -> Importer.run(replace, Progress.silent()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is no data set, so it is not overwritten");
  }

  private Path run(String name, int threads, RejectLimit limit) throws IOException {
    ImportRequest request = request(name, threads, limit, IfExists.REFUSE);
    Importer.run(request, Progress.silent());
    return request.out();
  }

  private ImportRequest request(String name, int threads, RejectLimit limit, IfExists ifExists) {
    return new ImportRequest(
        List.of(source),
        "",
        directory.resolve(name),
        Layouts.Choice.AUTO,
        PictureLimits.DEFAULT,
        limit,
        50_000,
        threads,
        ifExists);
  }

  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        content.put(String.valueOf(file.getFileName()), Sha256.ofFile(file));
      }
    }
    return content;
  }
}
