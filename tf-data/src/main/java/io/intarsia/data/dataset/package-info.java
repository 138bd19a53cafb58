/** A data-set directory: how its records, index and manifest are laid out, read and verified. */
@NullMarked
package io.intarsia.data.dataset;

import org.jspecify.annotations.NullMarked;
