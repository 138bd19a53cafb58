/** A run on disk: its directory, and whether a command may go on with what lies there. */
@NullMarked
package io.intarsia.train.run;

import org.jspecify.annotations.NullMarked;
