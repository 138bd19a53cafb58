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

  @Test
  void onALogarithmicAxisEqualRatiosAreEqualLengthsAndWhiskersSpanTheRange() {
    String svg =
        LineChart.logarithmic("mAP", "k")
            .curve("trained", List.of(new Point(1, 0), new Point(4, 5, 2.5, 10), new Point(16, 10)))
            .render()
            .toString();
    assertThat(svg)
        .contains("points=\"48.0,214.0 308.0,114.0 568.0,14.0\"")
        .contains("x1=\"308\" y1=\"164\" x2=\"308\" y2=\"14\"")
        .contains(">1<", ">4<", ">16<");
  }
}
