/** Networks filled and compared as the reference files say. */
@NullMarked
package io.intarsia.models;

import org.jspecify.annotations.NullMarked;
