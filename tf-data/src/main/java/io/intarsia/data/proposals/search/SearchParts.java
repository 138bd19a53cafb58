package io.intarsia.data.proposals.search;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.data.proposals.ProposalFiles;
import io.intarsia.proto.PictureProposals;
import io.intarsia.proto.ProposalManifest;
import io.intarsia.proto.ProposalPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an unfinished search has found: files of a few pictures each, in a directory {@code
 * .NAME.parts} beside the place of the proposals. A file appears whole, so a search that was broken
 * off goes on behind those that are there.
 */
final class SearchParts {
  /** Pictures of a file: what a thread loses at most when it is stopped. */
  static final int PICTURES = 16;

  private final Path directory;
  private final long[] records;
  private int current = -1;
  private ProposalPart part = ProposalPart.getDefaultInstance();

  private SearchParts(Path directory, long[] records) {
    this.directory = directory;
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
    Path file = directory.resolve(ProposalFiles.MANIFEST);
    String text = TextFormat.printer().printToString(head);
    if (!Files.exists(file)) {
      Files.createDirectories(directory);
      AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    } else if (!Files.readString(file).equals(text)) {
      throw new UserException(
          ("%s holds an unfinished search with other settings or data (see %s): give those again,"
                  + " choose another --out, or remove it")
              .formatted(directory, file));
    }
    return new SearchParts(directory, records);
  }

  /** Number of files in the end. */
  int count() {
    return (records.length + PICTURES - 1) / PICTURES;
  }

  /** Pictures of one file. */
  int pictures(int number) {
    return Math.min(PICTURES, records.length - number * PICTURES);
  }

  /** Whether a file is there. */
  boolean isDone(int number) {
    return Files.exists(file(number));
  }

  /** Numbers of the records of one file, rising. */
  List<Long> records(int number) {
    return IntStream.range(0, pictures(number))
        .mapToObj(i -> records[number * PICTURES + i])
        .toList();
  }

  /** Writes a file: the boxes of its records, in their order. */
  void write(int number, ProposalPart found) throws IOException {
    AtomicFiles.write(file(number), found.toByteArray());
  }

  /** Boxes of one searched record; quick where records are asked for in order. */
  PictureProposals of(long record) throws IOException {
    int place = Arrays.binarySearch(records, record);
    if (place / PICTURES != current) {
      current = place / PICTURES;
      part = ProposalPart.parseFrom(Files.readAllBytes(file(current)));
    }
    return part.getPictures(place % PICTURES);
  }

  /** Removes everything. */
  void delete() throws IOException {
    AtomicFiles.deleteTree(directory);
  }

  private Path file(int number) {
    return directory.resolve("part-%06d.pb".formatted(number));
  }
}
