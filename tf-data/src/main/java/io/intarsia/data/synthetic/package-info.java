/**
 * Painted scenes in the format of PASCAL VOC, for trying the whole path without a photograph: each
 * is a function of (seed, index).
 */
@NullMarked
package io.intarsia.data.synthetic;

import org.jspecify.annotations.NullMarked;
