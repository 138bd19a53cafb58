package io.intarsia.eval.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.eval.html.LineChart.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {
  @Test
  void drawsEachCurveFromTheOriginToTheEndsOfTheAxes() {
    String svg =
        new LineChart("loss", "steps")
            .curve("falling", List.of(new Point(0, 5), new Point(100, 0)))
            .curve("rising", List.of(new Point(0, 0), new Point(100, 5)))
            .render()
            .toString();
    assertThat(svg)
        .contains("points=\"48.0,14.0 568.0,214.0\"", "points=\"48.0,214.0 568.0,14.0\"")
        .contains("curve series0", "curve series1", ">falling<", ">rising<");
  }
}
