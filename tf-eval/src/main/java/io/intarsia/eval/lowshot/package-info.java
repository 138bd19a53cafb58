/**
 * Linear machines on few images of each class: which images are drawn, and how the cost is chosen.
 */
@NullMarked
package io.intarsia.eval.lowshot;

import org.jspecify.annotations.NullMarked;
