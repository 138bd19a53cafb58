package io.intarsia.eval.html;

import java.util.List;

/**
 * A piece of HTML or SVG. It is made of elements and text only, and text and attributes are escaped
 * on the way in, so no value can become markup.
 */
public final class Html {
  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /** Nothing. */
  public static Html none() {
    return new Html("");
  }

  /** Words. */
  public static Html text(String words) {
    return new Html(escape(words));
  }

  /** Pieces one after another. */
  public static Html join(List<Html> pieces) {
    StringBuilder joined = new StringBuilder();
    pieces.forEach(piece -> joined.append(piece.markup));
    return new Html(joined.toString());
  }

  /** An element to be filled. */
  public static Element element(String name) {
    return new Element(name);
  }

  /** An element with a class and words. */
  public static Html words(String name, String style, String words) {
    return element(name).attribute("class", style).text(words).build();
  }

  static String escape(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** The markup. */
  @Override
  public String toString() {
    return markup;
  }

  /** An element under construction. */
  public static final class Element {
    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final StringBuilder content = new StringBuilder();

    private Element(String name) {
      if (!name.matches("[a-z][a-zA-Z0-9]*")) {
        throw new IllegalArgumentException("'" + name + "' is no element");
      }
      this.name = name;
    }

    /** Sets an attribute. */
    public Element attribute(String key, String value) {
      attributes.append(' ').append(key).append("=\"").append(escape(value)).append('"');
      return this;
    }

    /** Sets an attribute to a length in pixels, to a tenth. */
    public Element attribute(String key, double pixels) {
      return attribute(key, "%.1f".formatted(pixels).replaceAll("\\.0$", ""));
    }

    /** Appends words. */
    public Element text(String words) {
      content.append(escape(words));
      return this;
    }

    /** Appends a piece. */
    public Element add(Html piece) {
      content.append(piece.markup);
      return this;
    }

    /** The finished element. */
    public Html build() {
      String end = content.length() == 0 && isVoid() ? ">" : ">" + content + "</" + name + ">";
      return new Html("<" + name + attributes + end);
    }

    private boolean isVoid() {
      return List.of("meta", "br", "hr", "img").contains(name);
    }
  }
}
