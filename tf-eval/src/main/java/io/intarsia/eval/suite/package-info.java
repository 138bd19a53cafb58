/** Several evaluations of several models, side by side in one report. */
@NullMarked
package io.intarsia.eval.suite;

import org.jspecify.annotations.NullMarked;
