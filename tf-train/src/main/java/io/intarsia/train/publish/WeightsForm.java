package io.intarsia.train.publish;

import io.intarsia.core.weights.ElementType;
import io.intarsia.models.naming.WeightNamings;

/**
 * How weights are written.
 *
 * @param type how every number is stored
 * @param naming what the tensors are called: a name or file that {@link WeightNamings} knows
 * @param pixels what whoever reads them feeds
 * @param input whether a backbone that sees lightness stays one
 */
public record WeightsForm(ElementType type, String naming, PixelConvention pixels, Input input) {

  /** What the written backbone takes. */
  public enum Input {
    /** What it was taught on. */
    AS_TAUGHT,
    /** RGB, where it was taught on lightness: near the backbone, not equal to it. */
    WIDENED_TO_RGB
  }

  /** Intarsia's own: torchvision's names, PyTorch's pixels. */
  public static WeightsForm own(ElementType type) {
    return new WeightsForm(
        type, WeightNamings.DEFAULT, PixelConvention.pyTorchs(), Input.AS_TAUGHT);
  }

  /** Whether files of this form can be read without being told how. */
  boolean isOwn() {
    return naming.equals(WeightNamings.DEFAULT) && pixels.equals(PixelConvention.pyTorchs());
  }
}
