/**
 * Turns photographs into a data-set directory: checks every picture, writes shards and manifest.
 */
@NullMarked
package io.intarsia.data.importer;

import org.jspecify.annotations.NullMarked;
