/** Backbones trained further, whole, on the labels of the data set that they are judged on. */
@NullMarked
package io.intarsia.eval.finetune;

import org.jspecify.annotations.NullMarked;
