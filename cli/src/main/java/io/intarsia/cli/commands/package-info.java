/** One file per command; each is thin, over the modules that do the work. */
@NullMarked
package io.intarsia.cli.commands;

import org.jspecify.annotations.NullMarked;
