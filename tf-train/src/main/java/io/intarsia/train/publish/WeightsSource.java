package io.intarsia.train.publish;

import io.intarsia.core.weights.WeightsFile;
import io.intarsia.models.naming.WeightNaming;
import java.util.List;

/**
 * A file of weights and how it is meant.
 *
 * @param file the tensors
 * @param naming what they are called
 * @param namingName the naming's name, for provenance
 * @param pixels what they expect of pixels
 * @param taughtClasses classes whose labels taught them, where the file itself does not say so;
 *     none for weights that no labels taught
 */
public record WeightsSource(
    WeightsFile file,
    WeightNaming naming,
    String namingName,
    PixelConvention pixels,
    List<String> taughtClasses) {
  /** Copies the list. */
  public WeightsSource {
    taughtClasses = List.copyOf(taughtClasses);
  }
}
