/**
 * What the pretext tasks' targets are made of, such as the permutations of a puzzle: numbers only,
 * known to the input graph and handed to the heads as plain sizes and arrays.
 */
@NullMarked
package io.intarsia.data.targets;

import org.jspecify.annotations.NullMarked;
