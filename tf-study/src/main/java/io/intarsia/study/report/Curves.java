package io.intarsia.study.report;

import io.intarsia.study.chart.CurveChart.Curve;
import io.intarsia.study.chart.CurveChart.Place;
import io.intarsia.study.stats.Interval;
import io.intarsia.study.stats.Point;
import java.util.List;

/** Points as curves: whiskers are the range of the seeds, or with one seed the test images'. */
final class Curves {
  private Curves() {}

  static Curve of(String name, List<Point> points) {
    return new Curve(name, points.stream().map(Curves::place).toList());
  }

  private static Place place(Point point) {
    Interval whisker =
        point.samples().size() > 1
            ? point.range()
            : point.effect().overImages().orElse(point.range());
    return new Place(point.number(), point.mean(), whisker.low(), whisker.high());
  }

  /** What the whiskers are. */
  static String caption(List<Point> points) {
    boolean seeds = points.stream().anyMatch(point -> point.samples().size() > 1);
    boolean single = points.stream().anyMatch(point -> point.samples().size() == 1);
    String ofSeeds = "the range of the seeds";
    String ofImages = "95 % over resampled test images, where there is one seed";
    if (seeds && single) {
      return "Whiskers: %s; %s.".formatted(ofSeeds, ofImages);
    }
    return "Whiskers: %s.".formatted(seeds ? ofSeeds : ofImages);
  }
}
