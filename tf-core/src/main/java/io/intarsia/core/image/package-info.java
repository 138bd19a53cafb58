/** What training, publishing and evaluation must agree on about pixels. */
@NullMarked
package io.intarsia.core.image;

import org.jspecify.annotations.NullMarked;
