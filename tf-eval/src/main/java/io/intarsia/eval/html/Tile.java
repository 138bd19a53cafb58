package io.intarsia.eval.html;

import java.util.List;

/**
 * A figure that a page begins with.
 *
 * @param label what it is, above the figure
 * @param figure as it is written
 * @param detail below the figure
 * @param tone what it is to the reader
 */
public record Tile(String label, String figure, String detail, Tone tone) {

  /** What a figure is to the reader. */
  public enum Tone {
    /** A fact. */
    PLAIN(""),
    /** What was hoped for. */
    GOOD(" good"),
    /** What was not. */
    BAD(" bad");

    private final String style;

    Tone(String style) {
      this.style = style;
    }
  }

  /** A fact. */
  public Tile(String label, String figure, String detail) {
    this(label, figure, detail, Tone.PLAIN);
  }

  private Html render() {
    return Html.element("div")
        .attribute("class", "tile")
        .add(Html.words("div", "label", label))
        .add(Html.words("div", "figure" + tone.style, figure))
        .add(Html.words("div", "detail", detail))
        .build();
  }

  /** Figures side by side. */
  public static Html row(List<Tile> tiles) {
    return Html.element("div")
        .attribute("class", "tiles")
        .add(Html.join(tiles.stream().map(Tile::render).toList()))
        .build();
  }
}
