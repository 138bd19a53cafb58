/** Detectors: trained on a pretrained backbone by the engine, and published. */
@NullMarked
package io.intarsia.train.detection;

import org.jspecify.annotations.NullMarked;
