package io.intarsia.core.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process has held at a time, as Linux counts it. */
public final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");
  private static final String PEAK = "VmHWM:";

  /** What makes Linux forget the peak (proc(5)). */
  private static final String FORGET_PEAK = "5";

  private PeakMemory() {}

  /** Megabytes of resident memory; not a number where the system does not say. */
  public static double megabytes() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return Double.NaN;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(PEAK))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /**
   * Forgets the peak so far: from here on it is counted anew.
   *
   * @return megabytes that are held now; not a number where the system does not say or forget
   */
  public static double startAnew() throws IOException {
    if (!Files.isWritable(RESET)) {
      return Double.NaN;
    }
    Files.writeString(RESET, FORGET_PEAK);
    return megabytes();
  }
}
