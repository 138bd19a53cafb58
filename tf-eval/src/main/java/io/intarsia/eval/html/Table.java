package io.intarsia.eval.html;

import java.util.ArrayList;
import java.util.List;

/** A table with a heading row; the first column names the row, the others hold figures. */
public final class Table {
  private final List<String> headings;
  private final String style;
  private final List<Html> rows = new ArrayList<>();

  /** A table with the names of its columns. */
  public Table(List<String> headings) {
    this(headings, "figures");
  }

  private Table(List<String> headings, String style) {
    this.headings = List.copyOf(headings);
    this.style = style;
  }

  /** A table whose cells are sentences: they begin at the left and wrap. */
  public static Table ofSentences(List<String> headings) {
    return new Table(headings, "sentences");
  }

  /**
   * A cell.
   *
   * @param words what it says
   * @param shade how strongly it is coloured, 0 to 1
   * @param strong whether it stands out
   */
  public record Cell(String words, double shade, boolean strong) {
    /** A cell without colour. */
    public static Cell of(String words) {
      return new Cell(words, 0, false);
    }

    /** The same cell standing out where asked for. */
    public Cell strongIf(boolean condition) {
      return new Cell(words, shade, condition);
    }

    private Html render() {
      Html.Element cell = Html.element("td");
      if (shade > 0) {
        cell.attribute("style", "--shade:%.0f%%".formatted(100 * shade));
        cell.attribute("class", "shaded");
      }
      return strong
          ? cell.add(Html.element("strong").text(words).build()).build()
          : cell.text(words).build();
    }
  }

  /** Appends a row; as many cells as there are headings, less the first. */
  public Table row(String name, List<Cell> cells) {
    if (cells.size() != headings.size() - 1) {
      throw new IllegalArgumentException(
          "%d cells under %d headings".formatted(cells.size(), headings.size()));
    }
    Html.Element row = Html.element("tr");
    row.add(Html.element("th").attribute("scope", "row").text(name).build());
    cells.forEach(cell -> row.add(cell.render()));
    rows.add(row.build());
    return this;
  }

  /** The table, which scrolls sideways where the page is narrow. */
  public Html render() {
    Html.Element head = Html.element("tr");
    for (String heading : headings) {
      head.add(Html.element("th").attribute("scope", "col").text(heading).build());
    }
    Html table =
        Html.element("table")
            .attribute("class", style)
            .add(Html.element("thead").add(head.build()).build())
            .add(Html.element("tbody").add(Html.join(rows)).build())
            .build();
    return Html.element("div").attribute("class", "scroll").add(table).build();
  }
}
