/** Weights as safetensors files: the form in which other frameworks take and give them. */
@NullMarked
package io.intarsia.core.weights;

import org.jspecify.annotations.NullMarked;
