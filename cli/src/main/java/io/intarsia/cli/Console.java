package io.intarsia.cli;

import io.intarsia.core.progress.Progress;
import java.io.PrintStream;

/**
 * Where a command prints.
 *
 * @param out results, for people and pipes
 * @param progress how far long work is; silent without a terminal
 */
public record Console(PrintStream out, Progress progress) {}
