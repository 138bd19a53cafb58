/**
 * What the tests of every module share: reference files and their generator, the finite-difference
 * gradient check, and the leak assertion.
 */
@NullMarked
package io.intarsia.core.testing;

import org.jspecify.annotations.NullMarked;
