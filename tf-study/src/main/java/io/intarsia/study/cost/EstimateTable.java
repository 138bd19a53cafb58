package io.intarsia.study.cost;

import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.study.cost.CostModel.Prediction;
import io.intarsia.study.plan.PlanDirectory;
import io.intarsia.study.plan.Trials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The predicted minutes of each trial of a plan: {@code estimate.tsv} in its directory.
 *
 * @param file tabs between its columns: hash, minutes, place in the study
 */
public record EstimateTable(Path file) {
  private static final double MINUTE = 60;

  /** That of a plan. */
  public static EstimateTable of(PlanDirectory plan) {
    return new EstimateTable(plan.path().resolve("estimate.tsv"));
  }

  /**
   * Writes predictions.
   *
   * @return what is in the file
   */
  public String write(List<Prediction> predictions) throws IOException {
    StringBuilder table = new StringBuilder("hash\tminutes\ttrial\n");
    for (Prediction each : predictions) {
      table.append(
          String.format(
              Locale.ROOT,
              "%s\t%.1f\t%s%n",
              each.trial().getHash(),
              each.seconds() / MINUTE,
              Trials.words(each.trial())));
    }
    AtomicFiles.write(file, table.toString().getBytes(StandardCharsets.UTF_8));
    return table.toString();
  }

  /**
   * Minutes by hash; none if there is no such file.
   *
   * @throws UserException if the file is something else
   */
  public Map<String, Double> read() throws IOException {
    Map<String, Double> minutes = new HashMap<>();
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        String[] fields = line.split("\t", -1);
        try {
          minutes.put(fields[0], Double.parseDouble(fields[1]));
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
          throw new UserException(
              "%s: expected hash, minutes, trial, got '%s'; sweep plan --estimate writes it"
                  .formatted(file, line),
              e);
        }
      }
    }
    return minutes;
  }
}
