package io.intarsia.eval.html;

import java.util.List;

/** Which colour is which series. */
final class Legend {
  private Legend() {}

  static Html of(List<String> series) {
    Html.Element legend = Html.element("figcaption").attribute("class", "legend");
    for (int i = 0; i < series.size(); i++) {
      legend.add(
          Html.element("span")
              .add(Html.words("span", "swatch series" + i, ""))
              .text(series.get(i))
              .build());
    }
    return legend.build();
  }
}
