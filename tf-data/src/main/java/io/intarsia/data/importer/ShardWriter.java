package io.intarsia.data.importer;

import io.intarsia.core.files.Npy;
import io.intarsia.core.files.Sha256;
import io.intarsia.core.files.TfRecordWriter;
import io.intarsia.data.dataset.DatasetFiles;
import io.intarsia.proto.Shard;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes records to shards of a bounded length, and the index of where each record begins. */
final class ShardWriter implements AutoCloseable {
  private final Path directory;
  private final long maxShardBytes;
  private final List<Shard> shards = new ArrayList<>();
  private long[] index = new long[1 << 10];
  private long records;
  private long recordsInShard;
  private Sha256 sum = new Sha256();
  private @Nullable TfRecordWriter writer;

  ShardWriter(Path directory, long maxShardBytes) {
    this.directory = directory;
    this.maxShardBytes = maxShardBytes;
  }

  /** Appends a record and returns its number. */
  long write(byte[] content) throws IOException {
    TfRecordWriter shard = shardFor(content.length);
    int row = Math.toIntExact(2 * records);
    if (row == index.length) {
      index = Arrays.copyOf(index, 2 * index.length);
    }
    index[row] = shards.size();
    index[row + 1] = shard.write(content);
    recordsInShard++;
    return records++;
  }

  private TfRecordWriter shardFor(int contentBytes) throws IOException {
    if (writer != null
        && writer.position() + TfRecordWriter.framedLength(contentBytes) > maxShardBytes) {
      finishShard();
    }
    if (writer == null) {
      Path file = directory.resolve(DatasetFiles.shard(shards.size()));
      writer =
          new TfRecordWriter(new BufferedOutputStream(sum.through(Files.newOutputStream(file))));
    }
    return writer;
  }

  private void finishShard() throws IOException {
    if (writer == null) {
      return;
    }
    writer.close();
    shards.add(
        Shard.newBuilder()
            .setFile(DatasetFiles.shard(shards.size()))
            .setImages(recordsInShard)
            .setBytes(writer.position())
            .setSha256(sum.hex())
            .build());
    writer = null;
    sum = new Sha256();
    recordsInShard = 0;
  }

  /** Completes the last shard, writes the index, and tells of all shards. */
  List<Shard> finish() throws IOException {
    finishShard();
    Npy.write(
        directory.resolve(DatasetFiles.OFFSETS),
        List.of(records, 2L),
        Arrays.copyOf(index, Math.toIntExact(2 * records)));
    return List.copyOf(shards);
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
