package io.intarsia.eval.detection;

import io.intarsia.core.boxes.Box;

/**
 * A detector says that an object is there.
 *
 * @param image name of the picture
 * @param category the object's class
 * @param score how sure it is, any finite number; larger is surer
 * @param box where, in pixels of the upright picture
 */
public record Detection(String image, String category, float score, Box box) {

  /** Refuses a score that cannot be ranked. */
  public Detection {
    if (!Float.isFinite(score)) {
      throw new IllegalArgumentException(
          "the score of a detection of %s in %s is %s".formatted(category, image, score));
    }
  }
}
