package io.intarsia.eval.html;

import java.util.List;

/** Which colour is which series. */
final class Legend {
  private Legend() {}

  /** Beyond these, series are equals, and none of them may recede into grey. */
  private static final int EMPHASIZED = 3;

  /** Style of a series: the first three are one thing and what it is compared with. */
  static String style(int place, int series) {
    return (series > EMPHASIZED ? "equal" : "series") + place;
  }

  static Html of(List<String> series) {
    Html.Element legend = Html.element("figcaption").attribute("class", "legend");
    for (int i = 0; i < series.size(); i++) {
      legend.add(
          Html.element("span")
              .add(Html.words("span", "swatch " + style(i, series.size()), ""))
              .text(series.get(i))
              .build());
    }
    return legend.build();
  }
}
