package io.intarsia.data.proposals;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.core.files.CorruptFileException;
import io.intarsia.core.files.Npy;
import io.intarsia.core.files.NpyArray;
import io.intarsia.core.files.NpyMatrix;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.ProposalManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A directory made by {@code intarsia proposals}, opened for reading: the boxes of any record by
 * its number. Boxes stay on disk and are mapped into memory; the index takes 8 bytes a record. Safe
 * for use by several threads.
 */
public final class Proposals {
  private static final int EDGES = 4;

  private final Path directory;
  private final ProposalManifest manifest;
  private final SearchedRecords searched;
  private final long[] offsets;
  private final NpyMatrix boxes;
  private final Optional<NpyMatrix> scores;

  private Proposals(
      Path directory,
      ProposalManifest manifest,
      long[] offsets,
      NpyMatrix boxes,
      Optional<NpyMatrix> scores) {
    this.directory = directory;
    this.manifest = manifest;
    this.searched = SearchedRecords.of(manifest.getSearchedList());
    this.offsets = offsets;
    this.boxes = boxes;
    this.scores = scores;
  }

  /**
   * Opens a directory and checks that its files fit each other and the data set.
   *
   * @throws UserException if the directory holds no proposals, damaged ones, or those of other data
   */
  public static Proposals open(Path directory, ImportedDataset dataset) throws IOException {
    ProposalManifest manifest = readManifest(directory);
    if (!manifest.getDataChecksum().equals(dataset.manifest().getChecksum())
        || manifest.getRows() != dataset.size()) {
      throw new UserException(
          ("%s holds proposals for the data set '%s' (checksum %.12s), not for %s (checksum %.12s);"
                  + " make others with intarsia proposals --data %s")
              .formatted(
                  directory,
                  manifest.getData(),
                  manifest.getDataChecksum(),
                  dataset.directory(),
                  dataset.manifest().getChecksum(),
                  dataset.directory()));
    }
    try {
      return new Proposals(
          directory,
          manifest,
          readIndex(directory.resolve(ProposalFiles.OFFSETS), manifest),
          map(directory.resolve(ProposalFiles.BOXES), manifest, EDGES),
          manifest.getScored()
              ? Optional.of(map(directory.resolve(ProposalFiles.SCORES), manifest, 1))
              : Optional.empty());
    } catch (CorruptFileException | NoSuchFileException e) {
      throw damaged(directory, e);
    }
  }

  private static ProposalManifest readManifest(Path directory) throws IOException {
    Path file = directory.resolve(ProposalFiles.MANIFEST);
    if (!Files.exists(file)) {
      throw new UserException(
          "%s holds no proposals (there is no %s in it); make them with intarsia proposals"
              .formatted(directory, ProposalFiles.MANIFEST));
    }
    try {
      ProposalManifest manifest = TextFormat.parse(Files.readString(file), ProposalManifest.class);
      if (manifest.getFormat() != ProposalFiles.FORMAT) {
        throw new UserException(
            "%s has format %d, this program reads %d; make it again with intarsia proposals"
                .formatted(directory, manifest.getFormat(), ProposalFiles.FORMAT));
      }
      return manifest;
    } catch (TextFormat.ParseException e) {
      throw new UserException("%s: unreadable: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static long[] readIndex(Path file, ProposalManifest manifest) throws IOException {
    NpyArray index = Npy.read(file);
    if (!index.shape().equals(List.of(manifest.getRows() + 1))) {
      throw new CorruptFileException(
          "%s has the shape %s for %d records".formatted(file, index.shape(), manifest.getRows()));
    }
    long[] offsets = index.toLongs();
    boolean rising =
        LongStream.range(1, offsets.length).allMatch(i -> offsets[(int) i] >= offsets[(int) i - 1]);
    if (offsets[0] != 0 || !rising || offsets[offsets.length - 1] != manifest.getBoxes()) {
      throw new CorruptFileException(
          "%s does not rise from 0 to the %d boxes".formatted(file, manifest.getBoxes()));
    }
    return offsets;
  }

  private static NpyMatrix map(Path file, ProposalManifest manifest, int columns)
      throws IOException {
    NpyMatrix matrix = NpyMatrix.map(file);
    if (matrix.rows() != manifest.getBoxes() || matrix.columns() != columns) {
      throw new CorruptFileException(
          "%s has the shape [%d, %d], expected [%d, %d]"
              .formatted(file, matrix.rows(), matrix.columns(), manifest.getBoxes(), columns));
    }
    return matrix;
  }

  private static UserException damaged(Path directory, Exception how) {
    return new UserException(
        "%s is damaged: %s; remove it and run intarsia proposals again"
            .formatted(directory, how.getMessage()),
        how);
  }

  /** How the boxes came about, and what data they belong to. */
  public ProposalManifest manifest() {
    return manifest;
  }

  /** The records that were searched; of others nothing is known. */
  public SearchedRecords searched() {
    return searched;
  }

  /** Whether boxes have scores. */
  public boolean scored() {
    return scores.isPresent();
  }

  /**
   * Boxes of a record in pixels of its upright picture, the best first; none where the search found
   * none.
   *
   * @param record its number in the data set
   * @param most returns so many at most
   * @throws UserException if the record was not searched, or its boxes are damaged
   */
  public List<Box> boxes(long record, int most) {
    return LongStream.range(begin(record), end(record, most)).mapToObj(this::box).toList();
  }

  /**
   * Scores of the boxes that {@link #boxes} returns.
   *
   * @throws IllegalStateException if boxes have none
   */
  public float[] scores(long record, int most) {
    NpyMatrix values = scores.orElseThrow(() -> new IllegalStateException("there are no scores"));
    float[] found = new float[(int) (end(record, most) - begin(record))];
    for (int i = 0; i < found.length; i++) {
      found[i] = values.row(begin(record) + i)[0];
    }
    return found;
  }

  private long begin(long record) {
    if (!searched.contains(record)) {
      throw new UserException(
          "%s has no boxes for record %d: only %d of %d pictures were searched; search the others too with intarsia proposals"
              .formatted(directory, record, searched.size(), manifest.getRows()));
    }
    return offsets[Math.toIntExact(record)];
  }

  private long end(long record, int most) {
    return Math.min(offsets[Math.toIntExact(record) + 1], begin(record) + most);
  }

  private Box box(long row) {
    float[] edges = boxes.row(row);
    try {
      return new Box(edges[0], edges[1], edges[2], edges[3]);
    } catch (IllegalArgumentException e) {
      throw damaged(directory, e);
    }
  }
}
