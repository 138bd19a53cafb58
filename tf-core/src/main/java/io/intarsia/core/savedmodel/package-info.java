/**
 * SavedModels as TensorFlow Serving reads them: written from an inference graph, published as
 * numbered versions, read back, run and extended.
 */
@NullMarked
package io.intarsia.core.savedmodel;

import org.jspecify.annotations.NullMarked;
