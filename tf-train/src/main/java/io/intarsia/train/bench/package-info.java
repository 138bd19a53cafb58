/** How fast training is, and what of the machine it uses. */
@NullMarked
package io.intarsia.train.bench;

import org.jspecify.annotations.NullMarked;
