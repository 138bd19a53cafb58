/**
 * How a picture becomes a sample: the tf.data graph that orders, reads, decodes and transforms
 * imported photos inside the training graph. A sample is a function of (seed, position) alone.
 */
@NullMarked
package io.intarsia.data.input;

import org.jspecify.annotations.NullMarked;
