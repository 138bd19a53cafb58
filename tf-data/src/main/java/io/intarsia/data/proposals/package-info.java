/** Region proposals: where in a data set's pictures objects may be, on disk and in memory. */
@NullMarked
package io.intarsia.data.proposals;

import org.jspecify.annotations.NullMarked;
