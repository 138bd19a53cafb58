package io.intarsia.data.source;

import java.io.IOException;

/**
 * A place that photographs come from. To add a kind: implement this, and add it to {@link Sources}.
 */
public interface ImageSource {

  /** What it is, in words for people, such as {@code "tar archive"}. */
  String kind();

  /**
   * Visits every file once, in an order that depends on the source's content alone. May be called
   * again, with the same outcome. Never writes anything.
   *
   * @throws IOException if the source cannot be read; the message names it
   */
  void visit(Visitor visitor) throws IOException;

  /** Is shown the files of a source. */
  @FunctionalInterface
  interface Visitor {
    /** Looks at one file; its content can be read only until this returns. */
    void file(SourceFile file) throws IOException;
  }
}
