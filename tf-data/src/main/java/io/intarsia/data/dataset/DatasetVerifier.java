package io.intarsia.data.dataset;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import io.intarsia.core.files.Sha256;
import io.intarsia.core.files.TfRecordReader;
import io.intarsia.core.progress.Progress;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.Shard;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a whole data set again and compares it with its manifest and index. */
public final class DatasetVerifier {
  private final ImportedDataset dataset;
  private final long[] shardOf;
  private final long[] offset;
  private long record;

  private DatasetVerifier(ImportedDataset dataset) {
    this.dataset = dataset;
    this.shardOf = dataset.shardOf();
    this.offset = dataset.offset();
  }

  /**
   * Compares every shard with its SHA-256, and every record with the index.
   *
   * @throws UserException at the first difference; names the file and the place
   */
  public static void verify(ImportedDataset dataset, Progress progress) throws IOException {
    try (Progress.Task task = progress.start("verify", dataset.size(), "pictures")) {
      new DatasetVerifier(dataset).run(task);
    }
  }

  private void run(Progress.Task task) throws IOException {
    DatasetManifest manifest = dataset.manifest();
    if (!ManifestChecksum.of(manifest).equals(manifest.getChecksum())) {
      throw damaged(dataset.directory(), "its manifest does not match the checksum in it");
    }
    for (int shard = 0; shard < manifest.getShardsCount(); shard++) {
      verify(shard, manifest.getShards(shard), task);
    }
    if (record != dataset.size()) {
      throw damaged(
          dataset.directory(),
          "the shards hold %d records, expected %d".formatted(record, dataset.size()));
    }
  }

  private void verify(int number, Shard shard, Progress.Task task) throws IOException {
    Path file = dataset.shardPaths().get(number);
    if (!Sha256.ofFile(file).equals(shard.getSha256())) {
      throw damaged(file, "its content does not match its SHA-256 in the manifest");
    }
    try (TfRecordReader reader = TfRecordReader.open(file)) {
      for (long begin = 0; reader.next() != null; begin = reader.position()) {
        int row = Math.toIntExact(record);
        if (row >= offset.length || shardOf[row] != number || offset[row] != begin) {
          throw damaged(
              dataset.directory().resolve(DatasetFiles.OFFSETS),
              "its row %d is not the place of that record".formatted(record));
        }
        task.at(++record);
      }
    } catch (CorruptFileException e) {
      throw damaged(file, e.getMessage());
    }
  }

  private static UserException damaged(Path what, @Nullable String how) {
    return new UserException("%s is damaged: %s; import again".formatted(what, how));
  }
}
