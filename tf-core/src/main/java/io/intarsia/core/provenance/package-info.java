/** Where an output comes from: the code, the machine and the data that made it. */
@NullMarked
package io.intarsia.core.provenance;

import org.jspecify.annotations.NullMarked;
