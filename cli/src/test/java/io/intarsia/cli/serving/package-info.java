/** The serving guides, held to what is published: every request shown, and the Java client. */
@NullMarked
package io.intarsia.cli.serving;

import org.jspecify.annotations.NullMarked;
