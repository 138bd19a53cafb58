/**
 * The saved state of a graph: named variables in TensorFlow's own file format, written whole or not
 * at all, with a manifest that says what they are and proves that they are intact.
 */
@NullMarked
package io.intarsia.core.checkpoint;

import org.jspecify.annotations.NullMarked;
