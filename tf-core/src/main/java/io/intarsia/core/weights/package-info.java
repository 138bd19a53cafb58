/** Weights as files of other frameworks: safetensors both ways, PyTorch and NumPy archives in. */
@NullMarked
package io.intarsia.core.weights;

import org.jspecify.annotations.NullMarked;
