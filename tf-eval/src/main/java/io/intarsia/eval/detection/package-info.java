/** What a detector's boxes are worth: PASCAL VOC's average precision, by class and by size. */
@NullMarked
package io.intarsia.eval.detection;

import org.jspecify.annotations.NullMarked;
