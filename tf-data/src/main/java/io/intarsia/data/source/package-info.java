/** Where photographs come from: folders, tars, lists, TFRecord files. One file per container. */
@NullMarked
package io.intarsia.data.source;

import org.jspecify.annotations.NullMarked;
