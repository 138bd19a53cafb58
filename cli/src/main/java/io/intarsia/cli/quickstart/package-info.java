/** What the quickstart adds to the commands that it runs: its configs and its page. */
@NullMarked
package io.intarsia.cli.quickstart;

import org.jspecify.annotations.NullMarked;
