/** Detections in the files that other programs read and write: VOC's and COCO's. */
@NullMarked
package io.intarsia.eval.detection.files;

import org.jspecify.annotations.NullMarked;
