/** Numbers that a study's sentences rest on: paired replicates, slopes, intervals. */
@NullMarked
package io.intarsia.study.stats;

import org.jspecify.annotations.NullMarked;
