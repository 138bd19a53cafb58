/**
 * Building blocks of self-contained pages: escaped markup, tables and charts in inline SVG that
 * follow the reader's light or dark colours. Knows no evaluation.
 */
@NullMarked
package io.intarsia.eval.html;

import org.jspecify.annotations.NullMarked;
