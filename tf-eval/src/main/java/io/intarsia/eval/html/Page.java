package io.intarsia.eval.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** A page in one file: its style is inside, and it asks for nothing from anywhere. */
public final class Page {
  private final String title;
  private final List<Html> parts = new ArrayList<>();

  /** A page with a name for the window's title. */
  public Page(String title) {
    this.title = title;
  }

  /** Appends a piece. */
  public Page add(Html piece) {
    parts.add(piece);
    return this;
  }

  /** Appends a part under a heading of its own. */
  public Page section(String heading, List<Html> content) {
    return add(
        Html.element("section")
            .add(Html.element("h2").text(heading).build())
            .add(Html.join(content))
            .build());
  }

  /**
   * The head of a page.
   *
   * @param kicker what kind of page it is
   * @param title what it is about
   * @param lead what a reader should know first; none if empty
   */
  public static Html header(String kicker, String title, String lead) {
    Html.Element header =
        Html.element("header")
            .add(Html.words("p", "kicker", kicker))
            .add(Html.element("h1").text(title).build());
    return lead.isEmpty() ? header.build() : header.add(Html.words("p", "lead", lead)).build();
  }

  /** What a reader opens when wanted, under a line that says what it is. */
  public static Html fold(String summary, Html content) {
    return Html.element("details")
        .add(Html.element("summary").text(summary).build())
        .add(content)
        .build();
  }

  /** A picture, inside the page as the bytes of its file. */
  public static Html picture(byte[] file, String mediaType, String description) {
    String content = Base64.getEncoder().encodeToString(file);
    return Html.element("img")
        .attribute("src", "data:%s;base64,%s".formatted(mediaType, content))
        .attribute("alt", description)
        .attribute("style", "max-width:100%;height:auto")
        .build();
  }

  /** A paragraph. */
  public static Html paragraph(String words) {
    return Html.element("p").text(words).build();
  }

  /** The page as a whole. */
  public String render() {
    // The style is the project's own file and must not be escaped.
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        %s
        </main>
        </body>
        </html>
        """
        .formatted(Html.escape(title), style(), Html.join(parts));
  }

  private static String style() {
    try (InputStream file = Page.class.getResourceAsStream("page.css")) {
      return new String(
          Objects.requireNonNull(file, "page.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
