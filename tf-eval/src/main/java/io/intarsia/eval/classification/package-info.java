/**
 * Classification by linear machines over a layer's features: multi-label sets and class folders.
 */
@NullMarked
package io.intarsia.eval.classification;

import org.jspecify.annotations.NullMarked;
