/** The command line: finds the command, parses its options, prints, and turns errors into exits. */
@NullMarked
package io.intarsia.cli;

import org.jspecify.annotations.NullMarked;
