/** The objects of a scene, one class of objects per file, and the list of them. */
@NullMarked
package io.intarsia.data.synthetic.figures;

import org.jspecify.annotations.NullMarked;
