/** What finished trials say: figures, tables, and sentences no stronger than the data. */
@NullMarked
package io.intarsia.study.report;

import org.jspecify.annotations.NullMarked;
