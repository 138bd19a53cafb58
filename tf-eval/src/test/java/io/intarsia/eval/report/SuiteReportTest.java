package io.intarsia.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.proto.CostRule;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.SampleScores;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import io.intarsia.proto.SuiteReport;
import io.intarsia.proto.SuiteResult;
import io.intarsia.proto.SuiteScore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A suite of made-up scores: random networks of two seeds beside one that was taught. */
class SuiteReportTest {
  private static final SuiteReport REPORT =
      SuiteReport.newBuilder()
          .setName("suite")
          .addResults(
              SuiteResult.newBuilder()
                  .setEvaluation("machines")
                  .addScores(model("random", scores(1, 0.50, 0.56), scores(2, 0.52, 0.51)))
                  .addScores(model("taught", scores(0, 0.60, 0.58))))
          .addResults(
              SuiteResult.newBuilder()
                  .setEvaluation("few")
                  .addScores(model("random", lowShot(1, 0.30), lowShot(2, 0.34)))
                  .addScores(model("taught", lowShot(0, 0.40))))
          .build();

  private static SuiteScore model(String name, SubjectScores... networks) {
    return SuiteScore.newBuilder()
        .setModel(name)
        .setReport(
            EvaluationReport.newBuilder()
                .setName("SVM")
                .setModel(name + "/1")
                .setDataName("colours")
                .setMetric("accuracy")
                .addAllSubjects(List.of(networks)))
        .build();
  }

  /** A subject without scores: random with a seed, or trained where that is 0. */
  private static SubjectScores.Builder subject(long seed) {
    return seed == 0
        ? SubjectScores.newBuilder().setKind(SubjectKind.TRAINED)
        : SubjectScores.newBuilder().setKind(SubjectKind.RANDOM_TWIN).setSeed(seed);
  }

  private static SubjectScores scores(long seed, double conv1, double res3) {
    return subject(seed)
        .addLayers(LayerScores.newBuilder().setLayer("conv1").setScore(conv1))
        .addLayers(LayerScores.newBuilder().setLayer("res3").setScore(res3))
        .build();
  }

  private static SubjectScores lowShot(long seed, double mean) {
    SampleScores samples =
        SampleScores.newBuilder()
            .setRule(CostRule.FIXED)
            .setMean(mean)
            .setMin(mean - 0.05)
            .setMax(mean + 0.05)
            .setStd(mean / 10)
            .build();
    return subject(seed)
        .addLayers(
            LayerScores.newBuilder()
                .setLayer("res3")
                .setScore(mean)
                .addLowShot(
                    LowShotScores.newBuilder().setK(4).setHonest(samples).setOracle(samples)))
        .build();
  }

  @Test
  void aModelOfSeveralSeedsIsTheirMeanAndRange() {
    // By seed 2 alone conv1 would be the best layer.
    assertThat(new SuiteComparison(REPORT.getResults(0)).best("random").layer()).isEqualTo("res3");
    assertThat(SuiteFiles.lines(REPORT))
        .anyMatch(line -> line.contains("53.5 (51.0–56.0) res3") && line.contains("60.0 conv1"));
    assertThat(SuitePage.render(REPORT))
        .contains("51.0 (50.0–52.0)", "53.5 (51.0–56.0)", "60.0")
        .contains("32.0 ± 3.2 (30.0–34.0)", "40.0 ± 4.0")
        .contains("random: mean and range over the seeds 1, 2", "random/1 and 1 more")
        .contains("href=\"machines/random/seed-2/report.html\"")
        .contains("href=\"machines/taught/report.html\"");
  }

  @Test
  void theTableForProgramsHasMeanAndRangeInColumns() {
    List<String> lines = SuiteCsv.render(REPORT).lines().toList();
    assertThat(lines.get(0)).endsWith(",score,std,score_11_point,top5,networks,min,max");
    assertThat(lines.get(1))
        .isEqualTo("machines,colours,accuracy,random,conv1,,,0.51,,,,2,0.5,0.52");
    assertThat(lines.get(3)).isEqualTo("machines,colours,accuracy,taught,conv1,,,0.6,,,,1,0.6,0.6");
    assertThat(lines.get(5)).contains(",random,res3,4,FIXED,0.32").endsWith(",2,0.3,0.34");
    assertThat(lines).hasSize(1 + 4 + 4);
  }
}
