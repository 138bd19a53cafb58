package io.intarsia.study.chart;

import java.awt.Color;

/** What something is drawn with: a class of the page's style, and a colour for pixels. */
enum Ink {
  GRID("grid", 0xe4ded3),
  AXIS("axis", 0x6d665c),
  TICK("tick", 0x6d665c),
  WORDS("value", 0x23201c),
  SERIES_0("series0", 0x8a4b1f),
  SERIES_1("series3", 0x7a8f3a),
  SERIES_2("series1", 0x9aa7ad),
  SERIES_3("series2", 0xc3cbce);

  private static final Ink[] SERIES = {SERIES_0, SERIES_1, SERIES_2, SERIES_3};

  private final String style;
  private final int rgb;

  Ink(String style, int rgb) {
    this.style = style;
    this.rgb = rgb;
  }

  /** Of the n-th series; after four they begin again. */
  static Ink ofSeries(int n) {
    return SERIES[n % SERIES.length];
  }

  String style() {
    return style;
  }

  Color color() {
    return new Color(rgb);
  }
}
