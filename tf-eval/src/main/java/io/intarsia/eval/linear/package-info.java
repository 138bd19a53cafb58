/**
 * Linear classifiers on the layers of a frozen backbone, trained by stochastic gradient descent.
 */
@NullMarked
package io.intarsia.eval.linear;

import org.jspecify.annotations.NullMarked;
