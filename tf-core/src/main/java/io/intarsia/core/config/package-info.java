/**
 * Configs as protobuf text: reading with command-line settings, checking against the limits that
 * stand in the protos, filling defaults, comparing, and documenting.
 */
@NullMarked
package io.intarsia.core.config;

import org.jspecify.annotations.NullMarked;
