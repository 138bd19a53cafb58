/** What scores are worth: average precision by three rules, and accuracy. Knows no model. */
@NullMarked
package io.intarsia.eval.metrics;

import org.jspecify.annotations.NullMarked;
