package io.intarsia.eval.report;

import io.intarsia.eval.html.Table.Cell;
import io.intarsia.proto.SuiteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a suite's report for people and programs. */
public final class SuiteFiles {
  /** All scores as comma-separated values. */
  public static final String CSV = "report.csv";

  private SuiteFiles() {}

  /**
   * Writes {@code report.txtpb}, {@code report.json}, {@code report.csv} and {@code report.html},
   * each whole or not at all; earlier ones are replaced.
   *
   * @param directory made if it is not there
   */
  public static void write(SuiteReport report, Path directory) throws IOException {
    ReportFiles.write(report, SuitePage.render(report), directory);
    ReportFiles.write(directory.resolve(CSV), SuiteCsv.render(report));
  }

  /** Lines for the terminal: evaluations by models, each at its best layer, in percent. */
  public static List<String> lines(SuiteReport report) {
    List<SuiteComparison> comparisons =
        report.getResultsList().stream().map(SuiteComparison::new).toList();
    List<String> headings = new ArrayList<>(List.of("best layer, in percent"));
    headings.addAll(comparisons.get(0).models());
    AlignedTable table = new AlignedTable(headings);
    for (SuiteComparison each : comparisons) {
      List<String> cells = new ArrayList<>(List.of(each.heading()));
      new SuiteTables(each).bests().stream().map(Cell::words).forEach(cells::add);
      table.row(cells);
    }
    return table.lines();
  }
}
