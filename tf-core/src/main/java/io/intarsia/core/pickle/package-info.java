/** Python pickles, read through an allow-list: data come out of them, code never runs. */
@NullMarked
package io.intarsia.core.pickle;

import org.jspecify.annotations.NullMarked;
