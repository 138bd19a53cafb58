package io.intarsia.data.synthetic;

import io.intarsia.data.synthetic.backdrops.Backdrop;
import io.intarsia.data.synthetic.backdrops.Backdrops;
import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import io.intarsia.data.synthetic.paint.Lens;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Paints scenes, each a function of (seed, index).
 *
 * <p>What makes them worth learning from: every figure's parts lie in a fixed order, and so does
 * every place's (sky, skyline, ground), hence a piece of a picture says where it was. What makes
 * them hard to tell apart without learning: figures of all classes stand in all places, colours,
 * patterns, light and exposure are drawn without regard to the class, and nameless clutter shares
 * the figures' edges and colours.
 */
public final class SceneGenerator {
  // Streams of a scene's random numbers; what one part draws does not move another.
  private static final int LAYOUT = 0;
  private static final int BACKDROP = 1;
  private static final int CLUTTER = 2;
  private static final int LENS = 3;
  private static final int FIGURES = 16;

  private final long seed;

  /** All scenes of a seed. */
  public SceneGenerator(long seed) {
    this.seed = seed;
  }

  /** Paints one scene. Safe to call from several threads. */
  public Scene scene(long index) {
    Draws draws = new Draws(seed, index);
    Draws layout = draws.stream(LAYOUT);
    BufferedImage picture =
        new BufferedImage(
            layout.whole(160, 200), layout.whole(120, 150), BufferedImage.TYPE_INT_RGB);
    double light = (layout.chance(0.5) ? 1 : -1) * layout.between(0.4, 1);
    double width = (double) picture.getWidth() / picture.getHeight();
    Backdrop backdrop = layout.pick(Backdrops.all());
    Backdrop.Stage stage = backdrop(picture, backdrop, width, light, draws);
    Layers layers = new Layers(picture);
    List<Placement> placements = new Composition(backdrop, stage, width, layout).placements();
    for (int i = 0; i < placements.size(); i++) {
      shadow(picture, placements.get(i), stage);
      layers.add(placements.get(i), light, draws.stream(FIGURES + i));
    }
    Lens.expose(picture, draws.stream(LENS));
    return new Scene(picture, layers.objects());
  }

  private static Backdrop.Stage backdrop(
      BufferedImage picture, Backdrop backdrop, double width, double light, Draws draws) {
    try (Brush brush = brush(picture, light)) {
      Backdrop.Stage stage = backdrop.paint(brush, width, draws.stream(BACKDROP));
      Draws clutter = draws.stream(CLUTTER);
      Clutter.scatter(brush, stage, width, clutter.whole(1, 7), clutter);
      return stage;
    }
  }

  private static void shadow(BufferedImage picture, Placement placement, Backdrop.Stage stage) {
    if (placement.foot() < Math.min(stage.far(), stage.water())) {
      return;
    }
    try (Brush brush = brush(picture, 1)) {
      double x = placement.left() + placement.width() / 2;
      for (double reach : new double[] {0.4, 0.5, 0.6}) {
        double across = reach * placement.width();
        brush.fill(
            Brush.ellipse(x, placement.foot() - 0.005, across, 0.09 * across + 0.01),
            Colors.alpha(Color.BLACK, 0.14));
      }
    }
  }

  private static Brush brush(BufferedImage picture, double light) {
    int height = picture.getHeight();
    return new Brush(picture, AffineTransform.getScaleInstance(height, height), light);
  }
}
