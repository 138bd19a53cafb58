package io.intarsia.study.report;

import static io.intarsia.study.report.MadeUpTrials.label;
import static io.intarsia.study.report.MadeUpTrials.layer;
import static io.intarsia.study.report.MadeUpTrials.shots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.proto.SweepConfig;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialLayer;
import io.intarsia.proto.TrialResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReportTest {
  private static final SweepConfig SWEEP =
      Configs.parse(
          """
          name: "s"
          title: "A <study>"
          axes {
            name: "data" title: "pictures"
            points { label: "1k" number: 1000 }
            points { label: "10k" number: 10000 }
            points { label: "100k" number: 100000 }
          }
          axes { name: "net" points { label: "small" } points { label: "large" } }
          axes { name: "P" points { label: "100" number: 100 } points { label: "1000" number: 1000 } }
          axes { name: "seed" points { label: "1" } points { label: "2" } }
          axes { name: "task" points { label: "jigsaw" } points { label: "labels" } }
          blocks { name: "A" } blocks { name: "B" } blocks { name: "C" } blocks { name: "D" }
          evaluations { name: "voc" file: "x" data: "voc" }
          claims { name: "a" words: "The small one learns from more." }
          claims { name: "b" words: "Both do." }
          claims { name: "c" words: "The small one loses." }
          claims { name: "d" words: "Size does not matter to the small one." }
          claims { name: "z" words: "Nobody looks at it." }
          figures { title: "curves" blocks: "A" curves { x: "data" line: "net" }
            claims { claim: "a" of: "small" }
            claims { claim: "b" }
            claims { claim: "c" of: "small" expected: BELOW_ZERO }
            claims { claim: "d" of: "small" expected: NEAR_ZERO within: 5 } }
          figures { title: "gap" blocks: "A" gap { x: "data" of: "net" more: "large" less: "small" } }
          figures { title: "map" blocks: "B" heat_map { x: "data" y: "P" } }
          figures { title: "domains" blocks: "C" table { rows: "net" } }
          figures { title: "layers" blocks: "D" layers { line: "task" } }
          figures { title: "shots" blocks: "D" shots { line: "task" reference: "labels" } }
          figures { title: "nothing" blocks: "Z" curves { x: "data" } }
          """,
          "test",
          List.of(),
          SweepConfig.getDefaultInstance());

  @TempDir Path out;

  @Test
  void slopesAndGapsHaveTheirIntervalsAndNoMoreIsClaimedThanTheyAllow() throws IOException {
    String page = write(twoSeeds(), List.of());
    // Small: 0.50, 0.52, 0.54 and 0.002 more with the second seed: 2 points a tenfold, both seeds.
    assertThat(page)
        .contains(
            "small res3: +2.0 points for every tenfold of pictures (95 %: +2.0 to +2.0 over test"
                + " images; +2.0 to +2.0 over 2 seeds): the data support it.")
        .contains("Its random twin scores 40.0.");
    // Large rises by 5 and 7 points: 6 +- 12.7.
    assertThat(page)
        .contains(
            "large res3: +6.0",
            "-6.7 to +18.7 over 2 seeds",
            "but the seeds differ too much to be sure");
    assertThat(page)
        .contains("large less small at 100k: +12.0")
        .contains("The difference changes by +4.0");
  }

  @Test
  void withOneSeedNoIntervalOverSeedsIsGiven() throws IOException {
    String page =
        write(twoSeeds().stream().filter(each -> seed(each).equals("1")).toList(), List.of());
    assertThat(page)
        .contains(
            "no interval over seeds, there is only one",
            "one seed cannot say what another run would give")
        .doesNotContain("the data support it");
  }

  private static String seed(TrialResult result) {
    return result.getTrial().getCoordinates(0).getLabelsList().stream()
        .filter(each -> each.getAxis().equals("seed"))
        .map(each -> each.getLabel())
        .findFirst()
        .orElse("");
  }

  @Test
  void aMapShowsEveryCombinationAndWhatComplexityAdds() throws IOException {
    List<TrialResult> results =
        List.of(
            map("1k", "100", 0.50),
            map("1k", "1000", 0.49),
            map("10k", "100", 0.53),
            map("10k", "1000", 0.56));
    assertThat(write(results, List.of()))
        .contains(
            "voc, res3", ">56.0<", "At 10k, P 1000 less 100: +3.0", "At 1k, P 1000 less 100: -1.0");
  }

  @Test
  void theBestLayerBelowTheLastIsHeldAgainstTheLastOfTheSameTraining() throws IOException {
    String page =
        write(
            List.of(
                task("jigsaw", 0.5, layer("res3", 0.6), layer("res4", 0.5), layer("res5", 0.52)),
                task("labels", 0.5, layer("res3", 0.6), layer("res4", 0.65), layer("res5", 0.7)),
                MadeUpTrials.twin(0.5, 0.4)),
            List.of());
    // All replicates move alike, so the differences have no spread.
    assertThat(page)
        .contains(
            "jigsaw is best at res3; res3 less res5, the last: +8.0 points (95 %: +8.0 to +8.0 over test",
            "labels is best at res5, the last; res4, the best below it, less res5: -5.0 points",
            "random twin is best at res3; res3 less res5, the last: +10.0 points",
            ">res4<");
    assertThat(Files.readString(out.resolve("figures.csv")))
        .contains("layers,voc,,jigsaw,res3 – res5,best below the last less the last,0.08000,1,,");
  }

  @Test
  void fewImagesAreComparedWithTheTwinAndTheReferenceAtEachK() throws IOException {
    String page =
        write(
            List.of(
                task("jigsaw", 0.5, shots("res3", 0.3, 0.5), shots("res5", 0.35, 0.4)),
                task("labels", 0.5, shots("res3", 0.3, 0.4), shots("res5", 0.4, 0.7)),
                MadeUpTrials.twin(0.5, List.of(shots("res3", 0.25, 0.3), shots("res5", 0.2, 0.2)))),
            List.of());
    // Jigsaw at res3, its best at k = 10, labels at res5: 10 points behind at k = 1, 20 at k = 10.
    assertThat(page)
        .contains(
            "jigsaw res3 less its random twin, k = 1: +5.0 points (95 %: +5.0 to +5.0 over test",
            "jigsaw res3 less its random twin, k = 10: +20.0 points",
            "jigsaw res3 less labels, k = 1: -10.0 points",
            "jigsaw res3 less labels, k = 10: -20.0 points",
            "The difference changes by -10.0 points for every tenfold of k");
  }

  private static TrialResult task(String task, double width, TrialLayer... layers) {
    return MadeUpTrials.trial("D", width, List.of(layers), label("task", task));
  }

  @Test
  void thePageOpensWithWhatBecameOfEachClaim() throws IOException {
    write(twoSeeds(), List.of());
    // Slopes: of the small one 2 points with both seeds, of the large one 6 +- 12.7.
    List<String> lines = Files.readAllLines(out.resolve("claims.csv"));
    assertThat(lines.get(1)).startsWith("a,The small one learns from more.,holds here,1,1,0,1,0,");
    assertThat(lines.get(2)).startsWith("b,Both do.,can't tell,2,1,0,2,0,");
    assertThat(lines.get(3)).startsWith("c,The small one loses.,does not hold here,1,0,1,0,1,");
    // The highest point less the lowest: 4 points with both seeds.
    assertThat(lines.get(4)).contains("to the small one.,holds here,1,1,0,1,0,");
    assertThat(lines.get(5)).startsWith("z,Nobody looks at it.,not examined,0,");
  }

  @Test
  void whatTrialsTookStandsBesideItsPrediction() throws IOException {
    TrialResult known = map("1k", "100", 0.5);
    TrialResult unknown = map("10k", "100", 0.5);
    new StudyReport(
            SWEEP, List.of(known, unknown), List.of(), Map.of(known.getTrial().getHash(), 2.0))
        .write(out, false);
    // Each took 90 seconds.
    assertThat(Files.readString(out.resolve("report.html")))
        .contains(
            "The 2 finished trials took 3 minutes. For 1 of them an estimate had predicted 2"
                + " minutes; they took 2, 0.75 times as many.");
    assertThat(Files.readAllLines(out.resolve("trials.csv")).get(1))
        .endsWith(",1600,2.00,1.50,0.750");
    assertThat(Files.readAllLines(out.resolve("trials.csv")).get(2)).endsWith(",1600,,1.50,");
  }

  @Test
  void missingTrialsAreCountedAndLeaveGaps() throws IOException {
    TrialConfig missing = map("10k", "1000", 0).getTrial();
    String page =
        write(
            List.of(map("1k", "100", 0.5), map("10k", "100", 0.5), map("1k", "1000", 0.5)),
            List.of(missing));
    assertThat(page)
        .contains("3 of 4 trials are finished; the others leave gaps", "B: data 10k, P 1000")
        .contains("Of blocks Z nothing is finished yet.", "<td>–</td>");
  }

  @Test
  void thePageStandsAloneAndEscapesWhatItIsGiven() throws IOException {
    assertThat(write(twoSeeds(), List.of()))
        .contains(
            "A &lt;study&gt;",
            "<svg",
            "<polyline class=\"curve equal1\"",
            "<line class=\"curve equal1\"")
        .doesNotContain("<study>", "src=\"http", "<script");
  }

  @Test
  void everyNumberIsInTheTableForPrograms() throws IOException {
    write(twoSeeds(), List.of());
    List<String> lines = Files.readAllLines(out.resolve("figures.csv"));
    assertThat(lines.get(0)).isEqualTo(CsvRow.HEADINGS);
    assertThat(lines)
        .contains("curves,voc,,small,res3,10k,0.52100,2,0.50829,0.53371,0.47129,0.57035");
    assertThat(lines).allMatch(line -> line.split(",", -1).length == 12);
  }

  @Test
  void partsStandInTheOrderOfTheirAxisWhateverThatOfTheTrials() throws IOException {
    List<TrialResult> results =
        List.of(curve("10k", "large", 1, 1, 0.6), curve("10k", "small", 1, 0.5, 0.5));
    SweepConfig oneChartANet =
        SWEEP.toBuilder()
            .clearFigures()
            .addFigures(
                SWEEP.getFigures(0).toBuilder()
                    .clearClaims()
                    .setCurves(SWEEP.getFigures(0).getCurves().toBuilder().clearLine()))
            .build();
    StudyReport.of(oneChartANet, results).write(out, false);
    assertThat(Files.readString(out.resolve("report.html")))
        .containsSubsequence("voc: net small", "voc: net large");
  }

  @Test
  void resultsAloneStandInTheOrderThatAPlanWouldGiveThem() {
    TrialResult twin = MadeUpTrials.twin(0.5, 0.4);
    TrialResult map = map("1k", "1000", 0.5);
    TrialResult large = curve("1k", "large", 1, 1, 0.6);
    TrialResult small = curve("1k", "small", 1, 0.5, 0.5);
    TrialResult again = curve("1k", "small", 2, 0.5, 0.5);
    TrialResult more = curve("10k", "small", 1, 0.5, 0.5);
    assertThat(StudyReport.of(SWEEP, List.of(twin, map, more, large, again, small)).results())
        .containsExactly(small, again, large, more, map, twin);
  }

  @Test
  void chartsBecomePicturesOnRequest() throws IOException {
    new StudyReport(SWEEP, twoSeeds(), List.of(), Map.of()).write(out, true);
    byte[] png = Files.readAllBytes(out.resolve("figure-1-voc.png"));
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isGreaterThan(1000);
  }

  @Test
  void aPlansBlocksReplaceThoseThatAResultRemembers() {
    TrialResult remembered = map("1k", "100", 0.5);
    TrialConfig renamed =
        remembered.getTrial().toBuilder()
            .setCoordinates(0, remembered.getTrial().getCoordinates(0).toBuilder().setBlock("N"))
            .build();
    StudyReport report = StudyReport.of(SWEEP, List.of(renamed), List.of(remembered), Map.of());
    assertThat(report.results().get(0).getTrial().getCoordinates(0).getBlock()).isEqualTo("N");
  }

  @Test
  void nothingFinishedIsNothingToReport() {
    assertThatThrownBy(() -> new StudyReport(SWEEP, List.of(), List.of(), Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none of the trials is finished");
  }

  private static List<TrialResult> twoSeeds() {
    List<TrialResult> results = new ArrayList<>();
    String[] sizes = {"1k", "10k", "100k"};
    for (int seed = 1; seed <= 2; seed++) {
      for (int i = 0; i < sizes.length; i++) {
        double second = seed - 1.0;
        results.add(curve(sizes[i], "small", seed, 0.5, 0.5 + 0.02 * i + 0.002 * second));
        results.add(
            curve(sizes[i], "large", seed, 1, 0.54 + (0.05 + 0.02 * second) * i + 0.002 * second));
      }
    }
    results.add(MadeUpTrials.twin(0.5, 0.4));
    return results;
  }

  private static TrialResult curve(String data, String net, int seed, double width, double score) {
    return MadeUpTrials.trial(
        "A",
        width,
        score,
        label("data", data),
        label("net", net),
        label("seed", Integer.toString(seed)));
  }

  private static TrialResult map(String data, String permutations, double score) {
    return MadeUpTrials.trial(
        "B", 1, Math.max(0.2, score), label("data", data), label("P", permutations));
  }

  private String write(List<TrialResult> results, List<TrialConfig> missing) throws IOException {
    new StudyReport(SWEEP, results, missing, Map.of()).write(out, false);
    return Files.readString(out.resolve("report.html"));
  }
}
