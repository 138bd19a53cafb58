/** How long a run is, and which learning rate each of its steps has. */
@NullMarked
package io.intarsia.train.schedule;

import org.jspecify.annotations.NullMarked;
