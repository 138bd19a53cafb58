package io.intarsia.study.report;

import io.intarsia.core.config.Configs;
import io.intarsia.proto.FigureConfig;

/** Which figure is drawn by what. */
final class Drawings {
  private Drawings() {}

  static Drawing of(FigureConfig given, TwinScores twins) {
    FigureConfig figure = Configs.resolve(given);
    LayerChoice layers = new LayerChoice(figure.getLayer());
    return switch (figure.getKindCase()) {
      case CURVES -> new CurveDrawing(figure.getCurves(), layers, twins);
      case HEAT_MAP -> new HeatMapDrawing(figure.getHeatMap(), layers);
      case GAP -> new GapDrawing(figure.getGap(), layers);
      case TABLE -> new TableDrawing(figure.getTable(), layers);
      case LAYERS -> new LayerDrawing(figure.getLayers(), twins);
      case SHOTS -> new ShotDrawing(figure.getShots(), layers, twins);
      case KIND_NOT_SET -> throw new IllegalArgumentException("a figure of no kind");
    };
  }
}
