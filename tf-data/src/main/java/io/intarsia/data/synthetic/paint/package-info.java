/** What scenes are painted with: random numbers by position, colours, a brush, patterns, a lens. */
@NullMarked
package io.intarsia.data.synthetic.paint;

import org.jspecify.annotations.NullMarked;
