/** What the names in a source mean: classes, splits, annotations. One file per layout. */
@NullMarked
package io.intarsia.data.layout;

import org.jspecify.annotations.NullMarked;
