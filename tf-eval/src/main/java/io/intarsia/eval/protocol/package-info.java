/** Whole evaluations: a published model and a data set in, a report out. One class for each. */
@NullMarked
package io.intarsia.eval.protocol;

import org.jspecify.annotations.NullMarked;
