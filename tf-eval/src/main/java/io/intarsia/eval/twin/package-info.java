/** The random twin: what the architecture alone is worth, beside every score of a trained one. */
@NullMarked
package io.intarsia.eval.twin;

import org.jspecify.annotations.NullMarked;
