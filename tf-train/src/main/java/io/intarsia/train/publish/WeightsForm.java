package io.intarsia.train.publish;

import io.intarsia.core.weights.ElementType;
import io.intarsia.models.naming.WeightNamings;

/**
 * How weights are written.
 *
 * @param type how every number is stored
 * @param naming what the tensors are called: a name or file that {@link WeightNamings} knows
 * @param pixels what whoever reads them feeds
 */
public record WeightsForm(ElementType type, String naming, PixelConvention pixels) {

  /** Intarsia's own: torchvision's names, PyTorch's pixels. */
  public static WeightsForm own(ElementType type) {
    return new WeightsForm(type, WeightNamings.DEFAULT, PixelConvention.pyTorchs());
  }

  /** Whether files of this form can be read without being told how. */
  boolean isOwn() {
    return equals(own(type));
  }
}
