package io.intarsia.study.run;

import io.intarsia.core.files.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Wall time of each step of a trial, all its attempts together. Of an attempt that was killed along
 * with the sweep, the time up to the last sign of life.
 *
 * @param file a line for each step
 */
record StepSeconds(Path file) {
  private static final String BEGUN = ".begun_millis";

  /**
   * Notes that an attempt begins.
   *
   * @param life file that the step writes to all the time, if it is there
   */
  void begin(String step, Path life) throws IOException {
    Properties all = read();
    String begun = all.getProperty(step + BEGUN);
    if (begun != null && Files.exists(life)) {
      double lost = (Files.getLastModifiedTime(life).toMillis() - Long.parseLong(begun)) / 1e3;
      add(all, step, Math.max(0, lost));
    }
    all.setProperty(step + BEGUN, Long.toString(System.currentTimeMillis()));
    write(all);
  }

  /** Adds an attempt that has ended. */
  void end(String step, double seconds) throws IOException {
    Properties all = read();
    all.remove(step + BEGUN);
    add(all, step, seconds);
    write(all);
  }

  /** What a step took so far; 0 if it has not run. */
  double get(String step) throws IOException {
    return of(read(), step);
  }

  private static void add(Properties all, String step, double seconds) {
    all.setProperty(step, "%.1f".formatted(of(all, step) + seconds));
  }

  private static double of(Properties all, String step) {
    return Double.parseDouble(all.getProperty(step, "0"));
  }

  private Properties read() throws IOException {
    Properties all = new Properties();
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        all.load(in);
      }
    }
    return all;
  }

  private void write(Properties all) throws IOException {
    AtomicFiles.write(file, out -> all.store(out, "Seconds of each step"));
  }
}
