package io.intarsia.train.publish;

import io.intarsia.core.weights.WeightsFile;
import io.intarsia.models.naming.WeightNaming;

/**
 * A file of weights and how it is meant.
 *
 * @param file the tensors
 * @param naming what they are called
 * @param namingName the naming's name, for provenance
 * @param pixels what they expect of pixels
 */
public record WeightsSource(
    WeightsFile file, WeightNaming naming, String namingName, PixelConvention pixels) {}
