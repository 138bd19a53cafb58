/** Object detection on a backbone: the network on regions of a picture, and its loss. */
@NullMarked
package io.intarsia.models.detection;

import org.jspecify.annotations.NullMarked;
