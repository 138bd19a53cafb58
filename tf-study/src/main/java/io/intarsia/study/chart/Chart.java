package io.intarsia.study.chart;

import io.intarsia.eval.html.Html;
import io.intarsia.study.chart.Canvas.Align;
import io.intarsia.study.chart.Canvas.Spot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A chart: drawn by its kind, with a legend below, as SVG or PNG. */
public abstract class Chart {
  private static final double LEGEND_LINE = 20;
  private static final double SWATCH = 11;

  private final String description;
  private final double width;
  private final double height;

  Chart(String description, double width, double height) {
    this.description = description;
    this.width = width;
    this.height = height;
  }

  abstract void draw(Canvas canvas);

  /** Names of the series, in the order of their inks. */
  abstract List<String> series();

  /** What the chart shows, in words. */
  public final String description() {
    return description;
  }

  /** The chart as an element of a page. */
  public final Html svg() {
    SvgCanvas canvas = new SvgCanvas();
    drawAll(canvas);
    Html svg =
        Html.element("svg")
            .attribute("viewBox", "0 0 %.0f %.0f".formatted(width, fullHeight()))
            .attribute("role", "img")
            .attribute("style", "max-width:%.0fpx".formatted(1.3 * width))
            .add(Html.element("title").text(description).build())
            .add(canvas.elements())
            .build();
    return Html.element("figure").add(svg).build();
  }

  /** The chart as a PNG file, twice as large as on a page. */
  public final byte[] png() throws IOException {
    PixelCanvas canvas = new PixelCanvas(width, fullHeight());
    drawAll(canvas);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(canvas.finish(), "png", out);
    return out.toByteArray();
  }

  private void drawAll(Canvas canvas) {
    draw(canvas);
    for (int i = 0; i < series().size(); i++) {
      double y = height + LEGEND_LINE * i + 4;
      canvas.box(new Spot(60, y), SWATCH, SWATCH, Ink.ofSeries(i), 1);
      canvas.words(
          new Spot(60 + SWATCH + 8, y + SWATCH - 1), series().get(i), Align.START, Ink.TICK);
    }
  }

  private double fullHeight() {
    return height + LEGEND_LINE * series().size() + 8;
  }
}
