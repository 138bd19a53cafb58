package io.intarsia.data.synthetic;

import io.intarsia.data.synthetic.backdrops.Backdrop;
import io.intarsia.data.synthetic.figures.Figure;
import io.intarsia.data.synthetic.figures.Figures;
import io.intarsia.data.synthetic.paint.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses which figures stand where: one that all but fills the picture, up to two more behind it,
 * rarely covering each other much. Distance shrinks a figure and raises its foot.
 */
final class Composition {
  private static final double MOST_OVERLAP = 0.3;
  private static final int ATTEMPTS = 12;

  private final Backdrop backdrop;
  private final Backdrop.Stage stage;
  private final double width;
  private final Draws draws;

  /**
   * A composition on a stage.
   *
   * @param width of the picture, in heights
   */
  Composition(Backdrop backdrop, Backdrop.Stage stage, double width, Draws draws) {
    this.backdrop = backdrop;
    this.stage = stage;
    this.width = width;
    this.draws = draws;
  }

  /** The figures from the farthest to the nearest. */
  List<Placement> placements() {
    List<Placement> placed = new ArrayList<>();
    placed.add(closeUp(figure()));
    int others = draws.whole(0, 2);
    for (int i = 0; i < others; i++) {
      Figure figure = figure();
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Placement candidate = place(figure, draws.between(0.15, 0.6));
        if (placed.stream().allMatch(other -> candidate.overlap(other) < MOST_OVERLAP)) {
          placed.add(candidate);
          break;
        }
      }
    }
    placed.sort(Comparator.comparingDouble(Placement::foot));
    return placed;
  }

  private Figure figure() {
    List<Figure> all = Figures.all();
    double total = all.stream().mapToDouble(figure -> backdrop.affinity(figure.name())).sum();
    double left = draws.uniform() * total;
    for (Figure figure : all) {
      left -= backdrop.affinity(figure.name());
      if (left < 0) {
        return figure;
      }
    }
    return all.get(all.size() - 1);
  }

  /** A figure that all but fills the picture, one way or the other. */
  private Placement closeUp(Figure figure) {
    double height = draws.between(0.72, 1) * Math.min(0.98, width / figure.aspect());
    double across = height * figure.aspect();
    double left = draws.between(-0.03, 1.03) * (width - across);
    double foot = Math.max(height, draws.between(Math.max(stage.near() - 0.2, height), 1));
    return new Placement(figure, left, foot, height, draws.chance(0.5));
  }

  private Placement place(Figure figure, double nearness) {
    double height = figure.height() * (0.28 + 0.6 * nearness) * draws.between(0.85, 1.12);
    double across = height * figure.aspect();
    double left = draws.between(-0.08 * across, Math.max(0, width - 0.92 * across));
    return new Placement(figure, left, foot(figure, nearness, height), height, draws.chance(0.5));
  }

  private double foot(Figure figure, double nearness, double height) {
    double foot = stage.far() + (stage.near() - stage.far()) * nearness;
    switch (figure.habitat()) {
      case WATER -> {
        if (stage.water() < stage.far()) {
          foot = stage.water() + (stage.far() - stage.water()) * nearness;
        }
      }
      case AIR -> {
        if (draws.chance(0.5)) {
          foot = draws.between(height, Math.max(height, foot));
        }
      }
      case GROUND -> {
        return foot;
      }
    }
    return foot;
  }
}
