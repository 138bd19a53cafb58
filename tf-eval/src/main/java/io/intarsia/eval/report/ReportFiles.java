package io.intarsia.eval.report;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.util.JsonFormat;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.proto.EvaluationReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report as {@code report.txtpb}, {@code report.json} and {@code report.html}. */
public final class ReportFiles {
  /** The report as a text proto. */
  public static final String TEXT = "report.txtpb";

  /** The report as JSON, with the proto's field names. */
  public static final String JSON = "report.json";

  /** The report as a page. */
  public static final String HTML = "report.html";

  private ReportFiles() {}

  /**
   * Writes the three files, each whole or not at all; earlier ones are replaced.
   *
   * @param directory made if it is not there
   */
  public static void write(EvaluationReport report, Path directory) throws IOException {
    write(report, HtmlReport.render(report), directory);
  }

  /** As {@link #write(EvaluationReport, Path)}, for any report and a page made elsewhere. */
  public static void write(Message report, String page, Path directory) throws IOException {
    Files.createDirectories(directory);
    write(directory.resolve(TEXT), TextFormat.printer().printToString(report));
    String json = JsonFormat.printer().preservingProtoFieldNames().print(report);
    write(directory.resolve(JSON), json + "\n");
    write(directory.resolve(HTML), page);
  }

  static void write(Path file, String content) throws IOException {
    AtomicFiles.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
