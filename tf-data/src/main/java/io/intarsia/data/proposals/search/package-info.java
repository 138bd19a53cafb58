/** Looks for objects in the pictures of a data set with OpenCV: side by side, resumable. */
@NullMarked
package io.intarsia.data.proposals.search;

import org.jspecify.annotations.NullMarked;
