/**
 * The one engine for everything that learns: a task's graph, the step that changes its variables,
 * and the loop that runs, judges, saves and resumes it.
 */
@NullMarked
package io.intarsia.train.engine;

import org.jspecify.annotations.NullMarked;
