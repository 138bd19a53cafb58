package io.intarsia.core.files;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What long work on numbered items has come to: files of {@link #ITEMS} items each in a directory
 * of their own, beside a text that says what the work is. A file appears whole, so work that was
 * broken off goes on with those that are not there; every item has a checksum (the files are
 * TFRecords). Several threads may write different files.
 */
public final class WorkParts {
  /** Items of a file: what a thread loses at most when it is stopped. */
  public static final int ITEMS = 16;

  private final Path directory;
  private final int items;

  private WorkParts(Path directory, int items) {
    this.directory = directory;
    this.items = items;
  }

  /**
   * Begins work, or finds what an earlier attempt has left.
   *
   * @param title name of the file that says what the work is
   * @param what all that the work depends on
   * @param items how many there are
   * @return nothing if the directory holds other work
   */
  public static Optional<WorkParts> open(Path directory, String title, String what, int items)
      throws IOException {
    Path file = directory.resolve(title);
    if (!Files.exists(file)) {
      Files.createDirectories(directory);
      AtomicFiles.write(file, what.getBytes(StandardCharsets.UTF_8));
    } else if (!Files.readString(file).equals(what)) {
      return Optional.empty();
    }
    return Optional.of(new WorkParts(directory, items));
  }

  /** Number of files in the end. */
  public int count() {
    return (items + ITEMS - 1) / ITEMS;
  }

  /** Numbers of the items of one file, rising. */
  public List<Integer> itemsOf(int number) {
    int begin = number * ITEMS;
    return IntStream.range(begin, Math.min(begin + ITEMS, items)).boxed().toList();
  }

  /** Numbers of the files that are not there, rising. */
  public List<Integer> missing() {
    return IntStream.range(0, count())
        .filter(number -> !Files.exists(file(number)))
        .boxed()
        .toList();
  }

  /** How many items the files that are there hold. */
  public int done() {
    return items - missing().stream().mapToInt(number -> itemsOf(number).size()).sum();
  }

  /** Writes a file: its items, in their order. */
  public void write(int number, List<byte[]> contents) throws IOException {
    if (contents.size() != itemsOf(number).size()) {
      throw new IllegalArgumentException(
          "file %d has %d items, got %d"
              .formatted(number, itemsOf(number).size(), contents.size()));
    }
    AtomicFiles.write(
        file(number),
        out -> {
          // Not closed: the stream is its owner's.
          TfRecordWriter writer = new TfRecordWriter(out);
          for (byte[] content : contents) {
            writer.write(content);
          }
        });
  }

  /**
   * Reads a file: its items, in their order.
   *
   * @throws UserException if it is damaged
   */
  public List<byte[]> read(int number) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    try (TfRecordReader reader = TfRecordReader.open(file(number))) {
      for (byte[] next = reader.next(); next != null; next = reader.next()) {
        contents.add(next);
      }
    } catch (CorruptFileException e) {
      throw new UserException(
          e.getMessage() + "; remove that file, and the same command makes it anew", e);
    }
    if (contents.size() != itemsOf(number).size()) {
      throw new UserException(
          "%s is damaged: it holds %d items of %d; remove it, and the same command makes it anew"
              .formatted(file(number), contents.size(), itemsOf(number).size()));
    }
    return contents;
  }

  /** Removes everything. */
  public void delete() throws IOException {
    AtomicFiles.deleteTree(directory);
  }

  private Path file(int number) {
    return directory.resolve("part-%06d.tfrecord".formatted(number));
  }
}
