package io.intarsia.study.report;

import io.intarsia.eval.html.Html;
import io.intarsia.study.chart.Chart;
import java.util.List;
import java.util.Optional;

/**
 * One drawing of a figure: for one evaluation, and one combination of the axes that it does not
 * show.
 *
 * @param heading evaluation and combination
 * @param chart the drawing, if the figure is no table
 * @param table its numbers
 * @param sentences what the data support, one for each thing that could be claimed
 * @param evidence what claims may be held against
 * @param rows its numbers for programs
 */
record Finding(
    String heading,
    Optional<Chart> chart,
    Html table,
    List<String> sentences,
    List<Evidence> evidence,
    List<CsvRow> rows) {
  /** Copies the lists. */
  Finding {
    sentences = List.copyOf(sentences);
    evidence = List.copyOf(evidence);
    rows = List.copyOf(rows);
  }
}
