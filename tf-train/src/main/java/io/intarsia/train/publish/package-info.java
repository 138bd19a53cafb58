/**
 * From a run, or from nothing, to a SavedModel of the backbone that servers and evaluations load.
 */
@NullMarked
package io.intarsia.train.publish;

import org.jspecify.annotations.NullMarked;
