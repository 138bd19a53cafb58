/** A study of a few painted pictures, for tests. */
@NullMarked
package io.intarsia.study.testing;

import org.jspecify.annotations.NullMarked;
