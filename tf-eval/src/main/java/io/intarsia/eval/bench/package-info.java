/** How fast linear machines are found, beside liblinear, and how close they come. */
@NullMarked
package io.intarsia.eval.bench;

import org.jspecify.annotations.NullMarked;
