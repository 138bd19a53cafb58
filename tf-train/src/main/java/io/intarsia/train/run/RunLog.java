package io.intarsia.train.run;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.MustBeClosed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The file {@code log} of a run: one line, with the time, for each thing that happened. */
public final class RunLog implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(RunLog.class);

  private final BufferedWriter out;

  private RunLog(BufferedWriter out) {
    this.out = out;
  }

  /** Opens a log to go on behind its last line. */
  @MustBeClosed
  public static RunLog open(Path file) throws IOException {
    return new RunLog(
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** Adds a line. */
  @FormatMethod
  public void say(String format, Object... arguments) throws IOException {
    String line = format.formatted(arguments);
    LOG.debug(line);
    out.write(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    out.newLine();
    out.flush();
  }

  /** Scalars as words: {@code loss 4.21, puzzle_accuracy 0.031}. */
  public static String words(Map<String, ? extends Number> values) {
    return values.entrySet().stream()
        .map(entry -> "%s %.4g".formatted(entry.getKey(), entry.getValue().doubleValue()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
