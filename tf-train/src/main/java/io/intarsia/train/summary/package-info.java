/** What a run writes for TensorBoard. */
@NullMarked
package io.intarsia.train.summary;

import org.jspecify.annotations.NullMarked;
