package io.intarsia.data.source;

import io.intarsia.proto.RejectReason;
import java.io.IOException;
import java.util.Optional;

/**
 * One file of a source, while it is visited.
 *
 * @param name its path in the source, with {@code /} between folders; safe unless a problem says
 *     otherwise
 * @param size its length in bytes, where known before reading, else -1
 * @param problem why its content cannot be had: {@code UNSAFE_NAME} or {@code MISSING}
 * @param tags what the source itself says of it
 * @param content reads it
 */
public record SourceFile(
    String name, long size, Optional<RejectReason> problem, Tags tags, Content content) {

  /** Reads a file's content. */
  @FunctionalInterface
  public interface Content {
    /** All bytes. */
    byte[] read() throws IOException;
  }

  /**
   * Label and split that a list or a record gives for a picture; empty where it gives none.
   *
   * @param label a class's name or number
   * @param split a split's name
   */
  public record Tags(String label, String split) {
    /** Nothing is said. */
    public static final Tags NONE = new Tags("", "");
  }

  /** A file that can be read. */
  static SourceFile readable(String name, long size, Content content) {
    return new SourceFile(name, size, Optional.empty(), Tags.NONE, content);
  }

  /** A file whose content cannot be had. */
  static SourceFile refused(String name, RejectReason problem) {
    return new SourceFile(
        name,
        0,
        Optional.of(problem),
        Tags.NONE,
        () -> {
          throw new IllegalStateException("a refused file is not read: " + name);
        });
  }
}
