/** Rectangles in a picture: how much two of them overlap, and which of many are kept. */
@NullMarked
package io.intarsia.core.boxes;

import org.jspecify.annotations.NullMarked;
