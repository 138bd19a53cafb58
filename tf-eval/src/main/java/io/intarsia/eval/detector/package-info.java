/** A published detector at work: on a picture, on a split, drawn. */
@NullMarked
package io.intarsia.eval.detector;

import org.jspecify.annotations.NullMarked;
