/**
 * What the pretext tasks' targets are made of: the permutations of a puzzle, the colours of a photo
 * and how a colour is encoded on them. Handed to the heads as plain sizes and arrays.
 */
@NullMarked
package io.intarsia.data.targets;

import org.jspecify.annotations.NullMarked;
