package io.intarsia.eval.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages whose words stay words. */
class HtmlTest {
  private static final String ATTACK = "<script>alert('\"&')</script>";

  @Test
  void wordsAndAttributesNeverBecomeMarkup() {
    Html element = Html.element("p").attribute("title", ATTACK).text(ATTACK).build();
    String escaped = "&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;";
    assertThat(element.toString()).isEqualTo("<p title=\"" + escaped + "\">" + escaped + "</p>");
  }

  @Test
  void aPageOfTablesAndChartsHoldsNoMarkupOfItsData() {
    Table table = new Table(List.of(ATTACK, "x")).row(ATTACK, List.of(Table.Cell.of(ATTACK)));
    BarChart chart = new BarChart(ATTACK, List.of(ATTACK));
    chart.group(ATTACK, List.of(Optional.of(new BarChart.Bar(0.4, 0.3, 0.5))));
    String page =
        new Page(ATTACK).section(ATTACK, List.of(table.render(), chart.render())).render();
    assertThat(page).contains("&lt;script&gt;").doesNotContain("<script").doesNotContain("http");
  }

  @Test
  void anElementsNameIsNotTakenFromData() {
    assertThatThrownBy(() -> Html.element("p onclick"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "up to {0}: {1} in {2} steps")
  @CsvSource({"0.618, 0.8, 4", "1, 1, 5", "0.09, 0.1, 5", "37, 40, 4", "0.2, 0.2, 4"})
  void anAxisEndsAtTheNextRoundValue(double largest, double end, int steps) {
    Axis axis = Axis.upTo(largest);
    assertThat(axis.ticks()).hasSize(steps + 1);
    assertThat(axis.ticks().get(steps))
        .isCloseTo(end, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(axis.share(end)).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-12));
  }
}
