/** Pretraining: a pretext task's pictures and its loss, joined and trained. */
@NullMarked
package io.intarsia.train.pretext;

import org.jspecify.annotations.NullMarked;
