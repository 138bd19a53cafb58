package io.intarsia.data.dataset;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import io.intarsia.core.files.Npy;
import io.intarsia.core.files.NpyArray;
import io.intarsia.core.files.TfRecordReader;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.RecordRange;
import io.intarsia.proto.Shard;
import io.intarsia.proto.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A directory made by {@code intarsia data import}, opened for reading: any record by its number.
 * Holds 16 bytes a record in memory. Safe for use by several threads.
 */
public final class ImportedDataset {
  private final Path directory;
  private final DatasetManifest manifest;
  private final long[] shardOf;
  private final long[] offset;

  private ImportedDataset(Path directory, DatasetManifest manifest, long[] index) {
    this.directory = directory;
    this.manifest = manifest;
    this.shardOf = LongStream.range(0, index.length / 2).map(i -> index[(int) i * 2]).toArray();
    this.offset = LongStream.range(0, index.length / 2).map(i -> index[(int) i * 2 + 1]).toArray();
  }

  /**
   * Opens a data set and checks that its files are there, with the lengths that the manifest names.
   *
   * @throws UserException if the directory is no data set, or one that is damaged
   */
  public static ImportedDataset open(Path directory) throws IOException {
    DatasetManifest manifest = readManifest(directory);
    NpyArray index = readIndex(directory.resolve(DatasetFiles.OFFSETS));
    if (!index.shape().equals(List.of(manifest.getImages(), 2L))) {
      throw damaged(
          directory,
          "%s is an index of shape %s for %d pictures"
              .formatted(DatasetFiles.OFFSETS, index.shape(), manifest.getImages()));
    }
    for (Shard shard : manifest.getShardsList()) {
      Path file = directory.resolve(shard.getFile());
      if (!Files.exists(file) || Files.size(file) != shard.getBytes()) {
        throw damaged(directory, shard.getFile() + " is missing or has another length");
      }
    }
    return new ImportedDataset(directory, manifest, index.toLongs());
  }

  private static DatasetManifest readManifest(Path directory) throws IOException {
    Path file = directory.resolve(DatasetFiles.MANIFEST);
    if (!Files.exists(file)) {
      throw new UserException(
          "%s is no imported data set (there is no %s in it); make one with intarsia data import"
              .formatted(directory, DatasetFiles.MANIFEST));
    }
    DatasetManifest manifest;
    try {
      manifest = TextFormat.parse(Files.readString(file), DatasetManifest.class);
    } catch (TextFormat.ParseException e) {
      throw new UserException("%s: unreadable: %s".formatted(file, e.getMessage()), e);
    }
    if (manifest.getFormat() != DatasetFiles.FORMAT) {
      throw new UserException(
          "%s has format %d, this program reads %d; import the pictures again"
              .formatted(directory, manifest.getFormat(), DatasetFiles.FORMAT));
    }
    return manifest;
  }

  private static NpyArray readIndex(Path file) throws IOException {
    try {
      return Npy.read(file);
    } catch (CorruptFileException | NoSuchFileException e) {
      throw new UserException(
          "%s is missing or damaged; import the pictures again".formatted(file), e);
    }
  }

  private static UserException damaged(Path directory, String how) {
    return new UserException(
        "%s is damaged: %s; import the pictures again".formatted(directory, how));
  }

  /** Where it lies. */
  public Path directory() {
    return directory;
  }

  /** Counts, classes, splits, checksums. */
  public DatasetManifest manifest() {
    return manifest;
  }

  /** Number of records. */
  public long size() {
    return manifest.getImages();
  }

  /** The TFRecord files, by shard number. */
  public List<Path> shardPaths() {
    return manifest.getShardsList().stream()
        .map(shard -> directory.resolve(shard.getFile()))
        .toList();
  }

  /** For each record the number of its shard; a copy. */
  public long[] shardOf() {
    return shardOf.clone();
  }

  /** For each record the byte offset in its shard; a copy. */
  public long[] offset() {
    return offset.clone();
  }

  /** Names of the splits, {@code all} among them. */
  public List<String> splits() {
    List<String> names = new ArrayList<>();
    manifest.getSplitsList().forEach(split -> names.add(split.getName()));
    if (!names.contains(DatasetFiles.ALL)) {
      names.add(DatasetFiles.ALL);
    }
    return names;
  }

  /**
   * Numbers of a split's records, rising.
   *
   * @throws UserException if there is no such split; lists those that there are
   */
  public long[] records(String splitName) {
    Optional<Split> found =
        manifest.getSplitsList().stream()
            .filter(split -> split.getName().equals(splitName))
            .findFirst();
    if (found.isPresent()) {
      return found.get().getRangesList().stream().flatMapToLong(ImportedDataset::numbers).toArray();
    }
    if (splitName.equals(DatasetFiles.ALL)) {
      return LongStream.range(0, size()).toArray();
    }
    throw new UserException(
        "%s has no split '%s'; it has %s"
            .formatted(directory, splitName, String.join(", ", splits())));
  }

  private static LongStream numbers(RecordRange range) {
    return LongStream.range(range.getBegin(), range.getEnd());
  }

  /**
   * Reads one record.
   *
   * @param record its number, from 0
   * @throws CorruptFileException if the shard is damaged there
   */
  public ImageRecord read(long record) throws IOException {
    int number = Math.toIntExact(record);
    Path shard = shardPaths().get(Math.toIntExact(shardOf[number]));
    try (TfRecordReader reader = TfRecordReader.open(shard)) {
      reader.seek(offset[number]);
      byte[] content = reader.next();
      if (content == null) {
        throw new CorruptFileException(
            "%s ends before record %d at byte %d".formatted(shard, record, offset[number]));
      }
      return ImageRecord.fromExample(content);
    }
  }
}
