/** What benchmarks measure with: time in turns, memory at its peak. */
@NullMarked
package io.intarsia.core.measure;

import org.jspecify.annotations.NullMarked;
