package io.intarsia.data.proposals;

import com.google.protobuf.TextFormat;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.files.Npy;
import io.intarsia.core.files.NpyRowWriter;
import io.intarsia.core.files.Sha256;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.PictureProposals;
import io.intarsia.proto.ProposalManifest;
import io.intarsia.proto.ProposalSettings;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a directory of proposals, whole or not at all. */
public final class ProposalWriter {
  private static final int EDGES = 4;

  private final ImportedDataset dataset;
  private final SearchedRecords searched;

  /** For the pictures of a data set, of which some were searched. */
  public ProposalWriter(ImportedDataset dataset, SearchedRecords searched) {
    this.dataset = dataset;
    this.searched = searched;
  }

  /** Gives the boxes of any searched record, each time the same. */
  @FunctionalInterface
  public interface Source {
    /** Boxes of one record, the best first. */
    PictureProposals of(long record) throws IOException;
  }

  /** What a manifest says of its boxes before they are found. */
  public ProposalManifest head(ProposalSettings settings) {
    return ProposalManifest.newBuilder()
        .setFormat(ProposalFiles.FORMAT)
        .setSettings(settings)
        .setData(dataset.directory().toAbsolutePath().normalize().getFileName().toString())
        .setDataChecksum(dataset.manifest().getChecksum())
        .setRows(dataset.size())
        .addAllSearched(searched.ranges())
        .build();
  }

  /**
   * Writes the boxes of each picture, as many as the settings keep; asks for each searched record
   * two or three times, in rising order each time.
   *
   * @throws FileAlreadyExistsException if something has that name: it is never overwritten
   * @throws IllegalArgumentException if a box has no score and another one has
   */
  public ProposalManifest write(Path out, ProposalSettings settings, Source all)
      throws IOException {
    Source source = record -> best(all.of(record), settings.getMost());
    Path partial = AtomicFiles.newPartial(out.toAbsolutePath());
    Index index = index(source);
    long[] offsets = index.offsets();
    Npy.write(partial.resolve(ProposalFiles.OFFSETS), List.of((long) offsets.length), offsets);
    writeArrays(partial, source, index);
    writeNames(partial.resolve(ProposalFiles.IDS));
    ProposalManifest manifest =
        head(settings).toBuilder()
            .setBoxes(index.boxes())
            .setScored(index.scored())
            .setChecksum(checksum(partial, index.scored()))
            .build();
    Files.writeString(
        partial.resolve(ProposalFiles.MANIFEST), TextFormat.printer().printToString(manifest));
    AtomicFiles.publish(partial, out.toAbsolutePath());
    return manifest;
  }

  /** Where each record's boxes begin, and whether they have scores. */
  private static final class Index {
    private final long[] offsets;
    private final boolean scored;

    Index(long[] offsets, boolean scored) {
      this.offsets = offsets;
      this.scored = scored;
    }

    long[] offsets() {
      return offsets;
    }

    long boxes() {
      return offsets[offsets.length - 1];
    }

    boolean scored() {
      return scored;
    }
  }

  private Index index(Source source) throws IOException {
    long[] offsets = new long[Math.toIntExact(dataset.size() + 1)];
    long scores = 0;
    for (int record = 0; record < dataset.size(); record++) {
      long count = 0;
      if (searched.contains(record)) {
        PictureProposals picture = source.of(record);
        count = picture.getEdgesCount() / EDGES;
        scores += picture.getScoresCount();
      }
      offsets[record + 1] = offsets[record] + count;
    }
    Index index = new Index(offsets, scores > 0);
    if (scores != 0 && scores != index.boxes()) {
      throw new IllegalArgumentException("%d scores for %d boxes".formatted(scores, index.boxes()));
    }
    return index;
  }

  private void writeArrays(Path partial, Source source, Index index) throws IOException {
    writeArray(
        partial.resolve(ProposalFiles.BOXES),
        index.boxes(),
        EDGES,
        record -> source.of(record).getEdgesList());
    if (index.scored()) {
      writeArray(
          partial.resolve(ProposalFiles.SCORES),
          index.boxes(),
          1,
          record -> source.of(record).getScoresList());
    }
  }

  @FunctionalInterface
  private interface Values {
    List<Float> of(long record) throws IOException;
  }

  private void writeArray(Path file, long rows, int columns, Values values) throws IOException {
    try (NpyRowWriter writer = NpyRowWriter.open(file, "<f4", rows, columns)) {
      for (long record : searched.records()) {
        writer.append(littleEndian(values.of(record)));
      }
      writer.finish();
    }
  }

  /** The first so many boxes; all for 0. */
  private static PictureProposals best(PictureProposals picture, int most) {
    if (most == 0 || picture.getEdgesCount() <= most * EDGES) {
      return picture;
    }
    PictureProposals.Builder best =
        PictureProposals.newBuilder().addAllEdges(picture.getEdgesList().subList(0, most * EDGES));
    if (picture.getScoresCount() > 0) {
      best.addAllScores(picture.getScoresList().subList(0, most));
    }
    return best.build();
  }

  private static ByteBuffer littleEndian(List<Float> values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(bytes::putFloat);
    return bytes.flip();
  }

  private void writeNames(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (long record = 0; record < dataset.size(); record++) {
        out.write(dataset.read(record).name());
        out.write('\n');
      }
    }
  }

  private static String checksum(Path directory, boolean scored) throws IOException {
    Sha256 sum = new Sha256();
    sum.update(Sha256.ofFile(directory.resolve(ProposalFiles.OFFSETS)));
    sum.update(Sha256.ofFile(directory.resolve(ProposalFiles.BOXES)));
    if (scored) {
      sum.update(Sha256.ofFile(directory.resolve(ProposalFiles.SCORES)));
    }
    return sum.hex();
  }
}
