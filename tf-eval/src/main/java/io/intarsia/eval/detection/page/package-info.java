/** The page of a detection report: bars, tables, and pictures with their boxes. */
@NullMarked
package io.intarsia.eval.detection.page;

import org.jspecify.annotations.NullMarked;
