/** Images as feature vectors: what a backbone's named layers say about the images of a split. */
@NullMarked
package io.intarsia.eval.features;

import org.jspecify.annotations.NullMarked;
