package io.intarsia.data.proposals.search;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.files.WorkParts;
import io.intarsia.data.proposals.ProposalFiles;
import io.intarsia.proto.PictureProposals;
import io.intarsia.proto.ProposalManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What an unfinished search has found: {@link WorkParts} in a directory {@code .NAME.parts} beside
 * the place of the proposals, an item for each searched record.
 */
final class SearchParts {
  private final WorkParts parts;
  private final long[] records;
  private int current = -1;
  private List<byte[]> found = List.of();

  private SearchParts(WorkParts parts, long[] records) {
    this.parts = parts;
    this.records = records;
  }

  /**
   * Begins a search, or finds what an earlier one has left.
   *
   * @param out where the proposals will be
   * @param head what is searched for, and in which records
   * @param records numbers of the searched records, rising
   * @throws UserException if an unfinished search for something else lies there
   */
  static SearchParts open(Path out, ProposalManifest head, long[] records) throws IOException {
    Path directory = out.toAbsolutePath().resolveSibling("." + out.getFileName() + ".parts");
    WorkParts parts =
        WorkParts.open(
                directory,
                ProposalFiles.MANIFEST,
                TextFormat.printer().printToString(head),
                records.length)
            .orElseThrow(
                () ->
                    new UserException(
                        ("%s holds an unfinished search with other settings or data (see %s): give"
                                + " those again, choose another --out, or remove it")
                            .formatted(directory, directory.resolve(ProposalFiles.MANIFEST))));
    return new SearchParts(parts, records);
  }

  /** How many records are searched already. */
  long done() {
    return parts.done();
  }

  /** Numbers of the files that are not there. */
  List<Integer> missing() {
    return parts.missing();
  }

  /** Numbers of the records of one file, rising. */
  List<Long> records(int number) {
    return parts.itemsOf(number).stream().map(item -> records[item]).toList();
  }

  /** Writes a file: the boxes of its records, in their order. */
  void write(int number, List<PictureProposals> pictures) throws IOException {
    parts.write(number, pictures.stream().map(PictureProposals::toByteArray).toList());
  }

  /**
   * Boxes of one searched record; quick where records are asked for in order.
   *
   * @throws UserException if its file is damaged
   */
  PictureProposals of(long record) throws IOException {
    int place = Arrays.binarySearch(records, record);
    if (place / WorkParts.ITEMS != current) {
      current = place / WorkParts.ITEMS;
      found = parts.read(current);
    }
    return PictureProposals.parseFrom(found.get(place % WorkParts.ITEMS));
  }

  /** Removes everything. */
  void delete() throws IOException {
    parts.delete();
  }
}
