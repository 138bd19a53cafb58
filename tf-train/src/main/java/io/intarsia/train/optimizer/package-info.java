/** How gradients become updates of the variables. */
@NullMarked
package io.intarsia.train.optimizer;

import org.jspecify.annotations.NullMarked;
