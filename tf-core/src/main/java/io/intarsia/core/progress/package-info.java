/** How long work tells whoever started it how far it is. */
@NullMarked
package io.intarsia.core.progress;

import org.jspecify.annotations.NullMarked;
