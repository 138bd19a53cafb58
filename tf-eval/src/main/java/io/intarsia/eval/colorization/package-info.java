/** What a published colorization model makes of photographs, for people to look at. */
@NullMarked
package io.intarsia.eval.colorization;

import org.jspecify.annotations.NullMarked;
