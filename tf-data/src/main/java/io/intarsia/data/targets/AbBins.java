package io.intarsia.data.targets;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.proto.AbBin;
import io.intarsia.proto.AbBinsTable;
import io.intarsia.proto.ColorBinsConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The colours that a place of a photo can have: points of the ab plane, and how often each occurs
 * where that was counted. A target's number is a place in this list.
 *
 * @param table centres and frequencies
 */
public record AbBins(AbBinsTable table) {
  /** Where a run keeps the bins that it was taught with. */
  public static final String RUN_FILE = "ab-bins.txtpb";

  private static final double SUM_TOLERANCE = 1e-3;

  /**
   * Checks the table.
   *
   * @throws IllegalArgumentException if it holds no bin, one twice, or frequencies of only some, or
   *     frequencies that do not sum to 1
   */
  public AbBins {
    require(table.getBinsCount() > 0, "it has no bins");
    Set<List<Double>> seen = new HashSet<>();
    long counted = 0;
    double sum = 0;
    for (AbBin bin : table.getBinsList()) {
      String words = oneLine(bin);
      require(Double.isFinite(bin.getA()) && Double.isFinite(bin.getB()), "no point: " + words);
      require(seen.add(List.of(bin.getA(), bin.getB())), "there twice: " + words);
      require(bin.getFrequency() >= 0, "a frequency below 0: " + words);
      counted += bin.hasFrequency() ? 1 : 0;
      sum += bin.getFrequency();
    }
    require(counted == 0 || counted == table.getBinsCount(), "only some bins have a frequency");
    require(counted == 0 || Math.abs(sum - 1) < SUM_TOLERANCE, "frequencies sum to " + sum);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The bins that a config asks for: those of its file, or Zhang et al.'s 313. */
  public static AbBins create(ColorBinsConfig config) {
    return config.getFile().isEmpty() ? ZhangBins.create() : read(Path.of(config.getFile()));
  }

  /**
   * Reads a table.
   *
   * @throws UserException if there is no such file or it holds no bins
   */
  public static AbBins read(Path file) {
    if (!Files.exists(file)) {
      throw new UserException(
          "pretext.colorization.bins.file: there is no %s (written by 'intarsia data ab-prior')"
              .formatted(file));
    }
    try {
      return new AbBins(Configs.read(file, List.of(), AbBinsTable.getDefaultInstance()));
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "pretext.colorization.bins.file: %s holds no color bins: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Writes the table, a bin a line, whole or not at all; {@link #read} reads it. */
  public void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder("# Colors of a colorization run: AbBinsTable\n");
    text.append(TextFormat.printer().printToString(table.toBuilder().clearBins().build()));
    for (AbBin bin : table.getBinsList()) {
      text.append("bins { ").append(oneLine(bin)).append(" }\n");
    }
    AtomicFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String oneLine(AbBin bin) {
    return TextFormat.printer().printToString(bin).strip().replace('\n', ' ');
  }

  /** Q, the number of bins. */
  public int size() {
    return table.getBinsCount();
  }

  /** Centres, {@code [size][2]}: a and b. */
  public float[][] centers() {
    float[][] centers = new float[size()][];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = new float[] {(float) table.getBins(i).getA(), (float) table.getBins(i).getB()};
    }
    return centers;
  }

  /** Shares of pixels, {@code [size]}, which sum to 1; {@code [0]} where nothing was counted. */
  public float[] frequencies() {
    float[] frequencies = new float[table.getBins(0).hasFrequency() ? size() : 0];
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] = (float) table.getBins(i).getFrequency();
    }
    return frequencies;
  }
}
