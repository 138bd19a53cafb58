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
 * @param tags what the source says of it, where it names its pictures itself
 * @param content reads it
 */
public record SourceFile(
    String name, long size, Optional<RejectReason> problem, Optional<Tags> tags, Content content) {

  /** Reads a file's content. */
  @FunctionalInterface
  public interface Content {
    /** All bytes. */
    byte[] read() throws IOException;
  }

  /**
   * What a source that names its pictures itself, such as a list, says of one.
   *
   * @param label a class's name or number; empty where nothing is said
   * @param split a split's name; empty where nothing is said
   */
  public record Tags(String label, String split) {
    /** Named as a picture, and nothing else. */
    static final Tags NONE = new Tags("", "");
  }

  /** A file that can be read. */
  static SourceFile readable(String name, long size, Content content) {
    return new SourceFile(name, size, Optional.empty(), Optional.empty(), content);
  }

  /** A picture named by the source itself. */
  static SourceFile tagged(String name, long size, Tags tags, Content content) {
    return new SourceFile(name, size, Optional.empty(), Optional.of(tags), content);
  }

  /** A file whose content cannot be had. */
  static SourceFile refused(String name, RejectReason problem) {
    return new SourceFile(
        name,
        0,
        Optional.of(problem),
        Optional.empty(),
        () -> {
          throw new IllegalStateException("a refused file is not read: " + name);
        });
  }
}
