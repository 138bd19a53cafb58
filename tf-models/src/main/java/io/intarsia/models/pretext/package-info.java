/** Pretext tasks: what a backbone is taught without labels. Each is a head, a loss and metrics. */
@NullMarked
package io.intarsia.models.pretext;

import org.jspecify.annotations.NullMarked;
