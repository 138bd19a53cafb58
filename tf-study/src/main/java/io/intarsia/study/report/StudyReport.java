package io.intarsia.study.report;

import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.proto.FigureConfig;
import io.intarsia.proto.SweepBlock;
import io.intarsia.proto.SweepConfig;
import io.intarsia.proto.SweepEvaluation;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report of a study: {@code report.html}, {@code figures.csv}, {@code claims.csv}, {@code
 * trials.csv}, and PNG files on request.
 *
 * @param sweep the study
 * @param results finished trials, with the coordinates that the study gives them
 * @param missing trials of the plan that are not finished
 * @param predicted minutes of trials by hash, where there is an estimate
 */
public record StudyReport(
    SweepConfig sweep,
    List<TrialResult> results,
    List<TrialConfig> missing,
    Map<String, Double> predicted) {
  /** The report as a page. */
  public static final String HTML = "report.html";

  /** Every number of every figure. */
  public static final String CSV = "figures.csv";

  /** What became of each claim. */
  public static final String CLAIMS = "claims.csv";

  /** What each trial took, beside its prediction. */
  public static final String TRIALS = "trials.csv";

  /** Copies what it is given. */
  public StudyReport {
    results = List.copyOf(results);
    missing = List.copyOf(missing);
    predicted = Map.copyOf(predicted);
    if (results.isEmpty()) {
      throw new UserException("none of the trials is finished: there is nothing to report");
    }
  }

  /**
   * The report of a plan: results that it does not know are left out, and coordinates are the
   * plan's, which may have got other blocks since.
   */
  public static StudyReport of(
      SweepConfig sweep,
      List<TrialConfig> trials,
      List<TrialResult> finished,
      Map<String, Double> predicted) {
    Map<String, TrialResult> byHash =
        finished.stream()
            .collect(Collectors.toMap(each -> each.getTrial().getHash(), each -> each));
    List<TrialResult> results = new ArrayList<>();
    List<TrialConfig> missing = new ArrayList<>();
    for (TrialConfig trial : trials) {
      TrialResult result = byHash.get(trial.getHash());
      if (result == null) {
        missing.add(trial);
      } else {
        results.add(result.toBuilder().setTrial(trial).build());
      }
    }
    return new StudyReport(sweep, results, missing, predicted);
  }

  /** The report of results without a plan, in the order that a plan would give them. */
  public static StudyReport of(SweepConfig sweep, List<TrialResult> finished) {
    return new StudyReport(
        sweep, finished.stream().sorted(new PlanOrder(sweep)).toList(), List.of(), Map.of());
  }

  /**
   * Writes the files; earlier ones are replaced.
   *
   * @param directory made if it is not there
   * @param png whether each chart also becomes a PNG file
   */
  public void write(Path directory, boolean png) throws IOException {
    Files.createDirectories(directory);
    Map<FigureConfig, List<Finding>> figures = figures();
    Claims claims = Claims.of(sweep, figures);
    TrialMinutes minutes = new TrialMinutes(results, predicted);
    write(directory.resolve(HTML), new StudyPage(this, claims, figures, minutes).render());
    write(directory.resolve(CSV), csv(figures));
    write(directory.resolve(CLAIMS), claims.csv());
    write(directory.resolve(TRIALS), minutes.csv());
    if (png) {
      writeCharts(directory, figures);
    }
  }

  /** Findings of each figure, evaluation by evaluation. */
  private Map<FigureConfig, List<Finding>> figures() {
    TwinScores twins = TwinScores.among(results);
    Map<FigureConfig, List<Finding>> figures = new LinkedHashMap<>();
    for (FigureConfig figure : sweep.getFiguresList()) {
      Observations shown = Observations.of(sweep, results, figure.getBlocksList());
      Drawing drawing = Drawings.of(figure, twins);
      List<Finding> findings = new ArrayList<>();
      for (String evaluation : evaluations(figure)) {
        Observations judged = shown.judgedBy(evaluation);
        if (!judged.all().isEmpty()) {
          findings.addAll(drawing.draw(judged, evaluation));
        }
      }
      figures.put(figure, findings);
    }
    return figures;
  }

  /** Those that it names, or else those of its blocks, in the study's order. */
  private List<String> evaluations(FigureConfig figure) {
    if (figure.getEvaluationsCount() > 0) {
      return figure.getEvaluationsList();
    }
    List<SweepBlock> blocks =
        sweep.getBlocksList().stream()
            .filter(block -> figure.getBlocksList().contains(block.getName()))
            .toList();
    return sweep.getEvaluationsList().stream()
        .map(SweepEvaluation::getName)
        .filter(
            name ->
                blocks.stream()
                    .map(SweepBlock::getEvaluationsList)
                    .anyMatch(asked -> asked.isEmpty() || asked.contains(name)))
        .toList();
  }

  private static String csv(Map<FigureConfig, List<Finding>> figures) {
    StringBuilder csv = new StringBuilder(CsvRow.HEADINGS).append('\n');
    figures.forEach(
        (figure, findings) ->
            findings.stream()
                .flatMap(finding -> finding.rows().stream())
                .forEach(row -> csv.append(row.line(figure.getTitle())).append('\n')));
    return csv.toString();
  }

  private static void writeCharts(Path directory, Map<FigureConfig, List<Finding>> figures)
      throws IOException {
    int number = 0;
    for (List<Finding> findings : figures.values()) {
      number++;
      for (Finding finding : findings) {
        if (finding.chart().isPresent()) {
          String name = "figure-%d-%s.png".formatted(number, fileName(finding.heading()));
          AtomicFiles.write(directory.resolve(name), finding.chart().get().png());
        }
      }
    }
  }

  private static String fileName(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
