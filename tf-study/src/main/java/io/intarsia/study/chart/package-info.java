/** Charts drawn once, on SVG for pages or on pixels for PNG files. Know nothing of studies. */
@NullMarked
package io.intarsia.study.chart;

import org.jspecify.annotations.NullMarked;
