package io.intarsia.data.synthetic;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A picture and what is in it.
 *
 * @param picture RGB, 160 to 200 wide and 120 to 150 high
 * @param objects from the farthest to the nearest
 */
public record Scene(BufferedImage picture, List<SceneObject> objects) {
  /** Copies the list. */
  public Scene {
    objects = List.copyOf(objects);
  }
}
