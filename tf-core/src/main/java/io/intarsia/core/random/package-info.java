/**
 * Randomness outside the graph: numbers that are a function of a seed and a place, so that any one
 * of them can be made again without those before it.
 */
@NullMarked
package io.intarsia.core.random;

import org.jspecify.annotations.NullMarked;
