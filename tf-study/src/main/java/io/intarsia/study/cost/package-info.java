/** What a study will take: a few steps of each kind of trial, timed, and the rest by arithmetic. */
@NullMarked
package io.intarsia.study.cost;

import org.jspecify.annotations.NullMarked;
