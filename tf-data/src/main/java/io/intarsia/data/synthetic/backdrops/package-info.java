/** The places that a scene shows, one per file, and the list of them. */
@NullMarked
package io.intarsia.data.synthetic.backdrops;

import org.jspecify.annotations.NullMarked;
