package io.intarsia.data.importer;

import com.google.protobuf.ByteString;
import com.google.protobuf.TextFormat;
import com.google.protobuf.UnsafeByteOperations;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.data.dataset.DatasetFiles;
import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.data.dataset.ManifestChecksum;
import io.intarsia.data.layout.Layout;
import io.intarsia.data.layout.Layout.Placement;
import io.intarsia.proto.Annotation;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.Shard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fills a directory with the records of a data set, in the order given, and its manifest. */
final class DatasetBuilder implements AutoCloseable {
  private final Path directory;
  private final Layout layout;
  private final ShardWriter shards;
  private final SizeHistogram sizes = new SizeHistogram();
  private final Map<String, SplitTally> splits = new TreeMap<>();

  DatasetBuilder(Path directory, Layout layout, long maxShardBytes) {
    this.directory = directory;
    this.layout = layout;
    this.shards = new ShardWriter(directory, maxShardBytes);
  }

  /** A picture ready to be written: what the other threads prepare. */
  record Prepared(ByteString example, Placement placement, int shortSide) {
    static Prepared of(PictureCheck.Checked picture, Placement placement) {
      ImageRecord record = new ImageRecord(placement.id(), picture.bytes(), placement.annotation());
      return new Prepared(
          UnsafeByteOperations.unsafeWrap(record.toExample()), placement, picture.shortSide());
    }
  }

  void add(Prepared picture) throws IOException {
    long record = shards.write(picture.example().toByteArray());
    sizes.add(picture.shortSide());
    Annotation annotation = picture.placement().annotation();
    for (String name : picture.placement().splits()) {
      splits
          .computeIfAbsent(name, key -> new SplitTally(key, layout.classes().size()))
          .add(record, annotation);
    }
  }

  /** Writes index and manifest. */
  DatasetManifest finish(Rejects rejects) throws IOException {
    List<Shard> written = shards.finish();
    DatasetManifest.Builder manifest =
        DatasetManifest.newBuilder()
            .setFormat(DatasetFiles.FORMAT)
            .setImages(written.stream().mapToLong(Shard::getImages).sum())
            .addAllShards(written)
            .addAllClasses(layout.classes())
            .setLabelling(layout.labelling())
            .addAllSplits(splits.values().stream().map(SplitTally::finish).toList())
            .addAllShortSides(sizes.buckets())
            .addAllRejects(rejects.named())
            .addAllRejectCounts(rejects.counts());
    DatasetManifest complete = manifest.setChecksum(ManifestChecksum.of(manifest)).build();
    String text = TextFormat.printer().escapingNonAscii(false).printToString(complete);
    AtomicFiles.write(
        directory.resolve(DatasetFiles.MANIFEST), text.getBytes(StandardCharsets.UTF_8));
    return complete;
  }

  @Override
  public void close() throws IOException {
    shards.close();
  }
}
