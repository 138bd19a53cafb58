/** Small pictures and sources of them, made for tests. */
@NullMarked
package io.intarsia.data.testing;

import org.jspecify.annotations.NullMarked;
