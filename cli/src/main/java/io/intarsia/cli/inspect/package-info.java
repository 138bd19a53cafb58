/** What {@code intarsia inspect} says of a model, a run, a checkpoint or a file of weights. */
@NullMarked
package io.intarsia.cli.inspect;

import org.jspecify.annotations.NullMarked;
