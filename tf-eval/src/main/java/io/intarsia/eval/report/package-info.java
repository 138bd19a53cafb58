/** What came of an evaluation, for people and programs: text proto, JSON, HTML and terminal. */
@NullMarked
package io.intarsia.eval.report;

import org.jspecify.annotations.NullMarked;
