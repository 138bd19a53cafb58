/** Carries out a plan: each step of a trial in a JVM of its own, resumed and skipped where done. */
@NullMarked
package io.intarsia.study.run;

import org.jspecify.annotations.NullMarked;
