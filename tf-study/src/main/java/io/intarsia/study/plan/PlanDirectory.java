package io.intarsia.study.plan;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.proto.BoundDataset;
import io.intarsia.proto.SweepPlan;
import io.intarsia.proto.TrialConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A plan on disk: {@code plan.txtpb}, a config for each trial in {@code trials/HASH.txtpb}, and
 * {@code trials.tsv} for people.
 *
 * @param path the directory
 */
public record PlanDirectory(Path path) {
  private static final String PLAN = "plan.txtpb";
  private static final String TRIALS = "trials";
  private static final String TABLE = "trials.tsv";

  /** Writes a plan; replaces an earlier one, whose finished work stays. */
  public void write(SweepFile file, Datasets datasets, List<TrialConfig> trials)
      throws IOException {
    Path configs = path.resolve(TRIALS);
    AtomicFiles.deleteTree(configs);
    Files.createDirectories(configs);
    for (TrialConfig trial : trials) {
      writeMessage(configs.resolve(trial.getHash() + ".txtpb"), trial);
    }
    write(path.resolve(TABLE), TrialTable.of(trials));
    writeMessage(
        path.resolve(PLAN),
        SweepPlan.newBuilder()
            .setFormat(1)
            .setConfig(file.config())
            .addAllDatasets(datasets.all())
            .addAllTrials(trials.stream().map(TrialConfig::getHash).toList())
            .build());
  }

  /**
   * Reads the plan.
   *
   * @throws UserException if there is none
   */
  public SweepPlan read() {
    Path file = path.resolve(PLAN);
    if (!Files.exists(file)) {
      throw new UserException(
          "there is no plan in %s; make one with intarsia sweep plan".formatted(path));
    }
    return Configs.read(file, List.of(), SweepPlan.getDefaultInstance());
  }

  /** The trials, in order. */
  public List<TrialConfig> trials() {
    return read().getTrialsList().stream().map(this::trial).toList();
  }

  private TrialConfig trial(String hash) {
    return Configs.read(
        path.resolve(TRIALS).resolve(hash + ".txtpb"), List.of(), TrialConfig.getDefaultInstance());
  }

  /**
   * Where a data set of the plan lies.
   *
   * @throws UserException if the plan has none of this name
   */
  public static Path directory(SweepPlan plan, String name) {
    return plan.getDatasetsList().stream()
        .filter(each -> each.getName().equals(name))
        .map(BoundDataset::getDirectory)
        .map(Path::of)
        .findFirst()
        .orElseThrow(() -> new UserException("the plan has no data set '%s'".formatted(name)));
  }

  private static void writeMessage(Path file, Message message) throws IOException {
    write(file, TextFormat.printer().printToString(message));
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
