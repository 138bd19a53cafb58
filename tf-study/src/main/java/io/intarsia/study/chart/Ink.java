package io.intarsia.study.chart;

import java.awt.Color;
import java.util.List;

/** What something is drawn with: a class of the page's style, and a colour for pixels. */
enum Ink {
  GRID("grid", 0xe4ded3),
  AXIS("axis", 0x6d665c),
  TICK("tick", 0x6d665c),
  WORDS("value", 0x23201c),
  SERIES_0("equal1", 0x3d6a99),
  SERIES_1("equal2", 0xb0562a),
  SERIES_2("equal3", 0x3f7d78),
  SERIES_3("equal4", 0xc99a2e),
  SERIES_4("equal5", 0x7b5a91);

  private static final Ink[] SERIES = {SERIES_0, SERIES_1, SERIES_2, SERIES_3, SERIES_4};

  private final String style;
  private final int rgb;

  Ink(String style, int rgb) {
    this.style = style;
    this.rgb = rgb;
  }

  /** Of the n-th series; after five they begin again. */
  static Ink ofSeries(int n) {
    return SERIES[n % SERIES.length];
  }

  /** Whether it is a series', whose lines are drawn thicker than others. */
  boolean isSeries() {
    return List.of(SERIES).contains(this);
  }

  String style() {
    return style;
  }

  Color color() {
    return new Color(rgb);
  }
}
