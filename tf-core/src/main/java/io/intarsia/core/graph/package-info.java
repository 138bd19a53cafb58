/**
 * A TensorFlow graph under construction (variables, their roles and initial values) and the session
 * that runs it.
 */
@NullMarked
package io.intarsia.core.graph;

import org.jspecify.annotations.NullMarked;
