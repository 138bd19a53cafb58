package io.intarsia.study.run;

import io.intarsia.core.files.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Wall time of each step of a trial, all its attempts together.
 *
 * @param file a line for each step
 */
record StepSeconds(Path file) {

  /** Adds an attempt. */
  void add(String step, double seconds) throws IOException {
    Properties all = read();
    all.setProperty(step, "%.1f".formatted(of(all, step) + seconds));
    AtomicFiles.write(file, out -> all.store(out, "Seconds of each step"));
  }

  /** What a step took so far; 0 if it has not run. */
  double get(String step) throws IOException {
    return of(read(), step);
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
}
