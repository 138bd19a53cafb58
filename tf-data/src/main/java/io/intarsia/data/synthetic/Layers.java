package io.intarsia.data.synthetic;

import io.intarsia.data.synthetic.SceneObject.Box;
import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Draws;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts figures into a picture one over the other and keeps, for every pixel, which figure is seen
 * there, so that boxes and hidden shares are exact.
 */
final class Layers {
  private static final int NOBODY = -1;
  private static final int OPAQUE = 128;

  /** Less of a figure than this share is not marked at all. */
  private static final double LEAST_SEEN = 0.15;

  /** Less than this share, or a shorter side in pixels than that, is difficult. */
  private static final double HARD_TO_SEE = 0.45;

  private static final int HARD_SIDE = 28;

  private final BufferedImage picture;
  private final int[] owner;
  private final List<Placement> placements = new ArrayList<>();
  private final List<Integer> painted = new ArrayList<>();

  Layers(BufferedImage picture) {
    this.picture = picture;
    this.owner = new int[picture.getWidth() * picture.getHeight()];
    Arrays.fill(owner, NOBODY);
  }

  /** Paints a figure over all before it. */
  void add(Placement placement, double light, Draws draws) {
    BufferedImage layer =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
    double side = placement.mirrored() ? -light : light;
    try (Brush brush = new Brush(layer, placement.toPixels(picture.getHeight()), side)) {
      placement.figure().paint(brush, draws);
    }
    claim(((DataBufferInt) layer.getRaster().getDataBuffer()).getData());
    placements.add(placement);
    Graphics2D graphics = picture.createGraphics();
    graphics.drawImage(layer, 0, 0, null);
    graphics.dispose();
  }

  private void claim(int[] layer) {
    int pixels = 0;
    for (int i = 0; i < layer.length; i++) {
      if (layer[i] >>> 24 >= OPAQUE) {
        owner[i] = placements.size();
        pixels++;
      }
    }
    painted.add(pixels);
  }

  /** What can be seen of the figures, in the order in which they were added. */
  List<SceneObject> objects() {
    List<SceneObject> objects = new ArrayList<>();
    for (int i = 0; i < placements.size(); i++) {
      object(i).ifPresent(objects::add);
    }
    return objects;
  }

  private Optional<SceneObject> object(int index) {
    int width = picture.getWidth();
    int left = width;
    int right = 0;
    int top = picture.getHeight();
    int bottom = 0;
    int seen = 0;
    for (int i = 0; i < owner.length; i++) {
      if (owner[i] == index) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width + 1);
        top = Math.min(top, i / width);
        bottom = i / width + 1;
        seen++;
      }
    }
    double share = seen / Math.max(1.0, painted.get(index));
    if (share < LEAST_SEEN) {
      return Optional.empty();
    }
    return Optional.of(mark(placements.get(index), new Box(left, top, right, bottom), share));
  }

  private SceneObject mark(Placement placement, Box box, double share) {
    boolean difficult = share < HARD_TO_SEE || Math.min(box.width(), box.height()) < HARD_SIDE;
    double aspect = (double) picture.getWidth() / picture.getHeight();
    boolean cut =
        placement.left() < 0
            || placement.left() + placement.width() > aspect
            || placement.foot() > 1
            || placement.foot() < placement.height();
    return new SceneObject(placement.figure().name(), box, difficult, cut || share < 0.9);
  }
}
