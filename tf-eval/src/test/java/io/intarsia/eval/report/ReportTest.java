package io.intarsia.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.TextFormat;
import com.google.protobuf.util.JsonFormat;
import io.intarsia.proto.ClassScore;
import io.intarsia.proto.CostRule;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.Provenance;
import io.intarsia.proto.SampleScores;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of made-up scores, in every form. */
class ReportTest {
  private static final EvaluationReport REPORT =
      EvaluationReport.newBuilder()
          .setName("VOC07 linear SVM")
          .setModel("jigsaw/1")
          .setDataName("VOC07 subset, 2 classes")
          .setMetric("mAP (area), mean of 2 classes")
          .setProtocol("Linear machines on each layer.")
          .addNotes("Not comparable with <published> figures.")
          .setProvenance(Provenance.newBuilder().setCode("0.1.0+abc").setSeed(7))
          .setResolved(EvaluationConfig.newBuilder().setName("VOC07 linear SVM"))
          .addSubjects(subject(SubjectKind.TRAINED, "trained", 0.60, 0.62))
          .addSubjects(subject(SubjectKind.RANDOM_TWIN, "random, seed 1", 0.50, 0.49))
          .addSubjects(subject(SubjectKind.RANDOM_TWIN, "random, seed 2", 0.52, 0.47))
          .build();

  @Test
  void twinsAreSummedUpBesideEachLayer() {
    List<LayerComparison> layers = LayerComparison.of(REPORT);
    assertThat(layers).extracting(LayerComparison::layer).containsExactly("res2", "res3");
    Spread twin = layers.get(1).twin().orElseThrow();
    assertThat(twin.mean()).isCloseTo(0.48, within(1e-12));
    assertThat(twin.min()).isEqualTo(0.47);
    assertThat(twin.max()).isEqualTo(0.49);
    assertThat(layers.get(1).gain().orElseThrow()).isCloseTo(0.14, within(1e-12));
    assertThat(layers.get(1).initialTwin()).isEmpty();
    assertThat(LayerComparison.best(layers).layer()).isEqualTo("res3");
  }

  @Test
  void theTerminalShowsAlignedColumns() {
    assertThat(String.join("\n", ConsoleReport.lines(REPORT)))
        .isEqualTo(
            """
            jigsaw/1 on VOC07 subset, 2 classes
            mAP (area), mean of 2 classes, in percent

              layer  grid  trained  random twin    [min .. max]   gain
              res2    6x6     60.0         51.0  [50.0 .. 52.0]   +9.0
              res3    6x6     62.0         48.0  [47.0 .. 49.0]  +14.0

            classes at the best layer, res3
              class   AP (area)  AP (11-point)   cost  train  test
              car          62.0           61.0  2^-10     10    12
              bus    not scored                            0     3

            note: Not comparable with <published> figures.""");
  }

  @Test
  void theFilesHoldTheReportAndThePageIsSelfContained(@TempDir Path folder) throws IOException {
    ReportFiles.write(REPORT, folder.resolve("new"));
    String text = Files.readString(folder.resolve("new/report.txtpb"));
    assertThat(TextFormat.parse(text, EvaluationReport.class)).isEqualTo(REPORT);
    EvaluationReport.Builder json = EvaluationReport.newBuilder();
    JsonFormat.parser().merge(Files.readString(folder.resolve("new/report.json")), json);
    assertThat(json.build()).isEqualTo(REPORT);
    assertThat(Files.readString(folder.resolve("new/report.html")))
        .contains("VOC07 subset, 2 classes", "62.0", "not scored", "0.1.0+abc")
        .contains("&lt;published&gt;")
        .doesNotContain("<script", "http:", "https:", "src=");
  }

  @Test
  void scoresOverKStandBesideTheTwinsInTerminalAndPage() {
    EvaluationReport report =
        REPORT.toBuilder()
            .clearSubjects()
            .addSubjects(lowShot(SubjectKind.TRAINED, 0.3))
            .addSubjects(lowShot(SubjectKind.RANDOM_TWIN, 0.2))
            .build();
    assertThat(String.join("\n", ConsoleReport.lines(report)))
        .contains(
            """
              layer                   k = 1       k = 4
              res4               30.0 ± 1.0  40.0 ± 1.0
              res4, oracle       35.0 ± 1.0  45.0 ± 1.0
              res4, random twin        20.0        30.0
            """)
        .doesNotContain("classes at the best layer");
    assertThat(HtmlReport.render(report))
        .contains("Few images of each class", "k images of each class", "cross-validated")
        .doesNotContain("<h2>Classes</h2>");
  }

  private static SubjectScores lowShot(SubjectKind kind, double mean) {
    LayerScores.Builder layer = LayerScores.newBuilder().setLayer("res4").setScore(mean + 0.1);
    for (int k : List.of(1, 4)) {
      double shift = k == 1 ? 0 : 0.1;
      layer.addLowShot(
          LowShotScores.newBuilder()
              .setK(k)
              .setHonest(samples(CostRule.CROSS_VALIDATED, mean + shift))
              .setOracle(samples(CostRule.ORACLE, mean + shift + 0.05)));
    }
    return SubjectScores.newBuilder().setKind(kind).addLayers(layer).build();
  }

  private static SampleScores samples(CostRule rule, double mean) {
    return SampleScores.newBuilder()
        .setRule(rule)
        .setMean(mean)
        .setMin(mean - 0.01)
        .setMax(mean + 0.01)
        .setStd(0.01)
        .addAllScores(List.of(mean - 0.01, mean + 0.01))
        .addAllCosts(List.of(1.0, 10.0))
        .build();
  }

  @Test
  void costsAreWrittenAsTheyWereChosen() {
    assertThat(List.of(1e-7, 0.001, 1.0, 100.0, Math.pow(0.5, 4)).stream().map(Figures::cost))
        .containsExactly("1e-07", "0.001", "1", "100", "2^-4");
  }

  private static SubjectScores subject(SubjectKind kind, String name, double res2, double res3) {
    return SubjectScores.newBuilder()
        .setSubject(name)
        .setKind(kind)
        .addLayers(layer("res2", res2))
        .addLayers(layer("res3", res3))
        .build();
  }

  private static LayerScores layer(String name, double score) {
    return LayerScores.newBuilder()
        .setLayer(name)
        .setGrid(6)
        .setDimensions(9216)
        .setScore(score)
        .setScore11Point(score - 0.01)
        .addClasses(
            ClassScore.newBuilder()
                .setName("car")
                .setScore(score)
                .setScore11Point(score - 0.01)
                .setCost(Math.pow(0.5, 10))
                .setTrainPositives(10)
                .setTestPositives(12))
        .addClasses(ClassScore.newBuilder().setName("bus").setTrainPositives(0).setTestPositives(3))
        .build();
  }
}
