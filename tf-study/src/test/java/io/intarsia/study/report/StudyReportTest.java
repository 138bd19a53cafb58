package io.intarsia.study.report;

import static io.intarsia.study.report.MadeUpTrials.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.proto.SweepConfig;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
          evaluations { name: "voc" file: "x" data: "voc" }
          figures { title: "curves" blocks: "A" curves { x: "data" line: "net" } }
          figures { title: "gap" blocks: "A" gap { x: "data" of: "net" more: "large" less: "small" } }
          figures { title: "map" blocks: "B" heat_map { x: "data" y: "P" } }
          figures { title: "domains" blocks: "C" table { rows: "net" } }
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
        .contains("A &lt;study&gt;", "<svg", "polyline")
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
  void chartsBecomePicturesOnRequest() throws IOException {
    new StudyReport(SWEEP, twoSeeds(), List.of()).write(out, true);
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
    StudyReport report = StudyReport.of(SWEEP, List.of(renamed), List.of(remembered));
    assertThat(report.results().get(0).getTrial().getCoordinates(0).getBlock()).isEqualTo("N");
  }

  @Test
  void nothingFinishedIsNothingToReport() {
    assertThatThrownBy(() -> new StudyReport(SWEEP, List.of(), List.of()))
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
    new StudyReport(SWEEP, results, missing).write(out, false);
    return Files.readString(out.resolve("report.html"));
  }
}
