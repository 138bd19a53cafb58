/** Votes of the nearest training images, by which features are judged without training anything. */
@NullMarked
package io.intarsia.eval.knn;

import org.jspecify.annotations.NullMarked;
