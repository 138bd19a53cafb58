package io.intarsia.eval.lowshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.intarsia.core.UserException;
import io.intarsia.core.random.SeededHash;
import io.intarsia.eval.classification.SvmProtocol;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.eval.metrics.Ranking;
import io.intarsia.proto.CostRule;
import io.intarsia.proto.DifficultRule;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LowShotScores;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three overlapping classes of made-up features, beside liblinear on the same draws. */
class LowShotScorerTest {
  private static final int CLASSES = 3;
  private static final int DIMENSIONS = 6;
  private static final int ROWS = 90;
  private static final int TEST_ROWS = 60;
  private static final List<Double> COSTS = List.of(0.01, 1.0, 100.0);
  private static final LowShotProtocol PROTOCOL =
      new LowShotProtocol(
          List.of(8, 2),
          3,
          new SvmProtocol(COSTS, 3, 2, DifficultRule.DROPPED, AveragePrecision.AREA),
          1.0);
  private static final int[] LABELS = labels(ROWS);
  private static final Draws DRAWS =
      Draws.of(new SingleLabelShots(List.of("a", "b", "c"), LABELS, 5), PROTOCOL.k(), 3);

  private static int[] labels(int rows) {
    return IntStream.range(0, rows).map(row -> row % CLASSES).toArray();
  }

  private static float[] row(int label, long number) {
    float[] features = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      float noise = SeededHash.below(1000, number, i) / 1000f;
      features[i] = noise + (i == label ? 0.5f : 0);
    }
    return features;
  }

  private static FeatureMatrix matrix(List<Integer> rows, int first) {
    return new FeatureMatrix(rows.stream().map(row -> row(row % CLASSES, first + row)).toList());
  }

  private static FeatureMatrix test() {
    return matrix(IntStream.range(0, TEST_ROWS).boxed().toList(), 1000);
  }

  private static int[] testLabels(int label) {
    return IntStream.of(labels(TEST_ROWS)).map(each -> each == label ? 1 : 0).toArray();
  }

  private static LayerScores score() {
    return new LowShotScorer(
            PROTOCOL,
            DRAWS,
            List.of(testLabels(0), testLabels(1), testLabels(2)),
            new Bootstrap(40, 1))
        .score(matrix(DRAWS.rows(), 0), test());
  }

  @Test
  void theFixedCostScoresWhatLiblinearScoresOnTheSameDraws() {
    LowShotScores scores = score().getLowShot(0);
    assertThat(scores.getK()).isEqualTo(2);
    assertThat(scores.getHonest().getRule()).isEqualTo(CostRule.FIXED);
    assertThat(scores.getHonest().getCostsList()).containsOnly(1.0);
    for (int sample = 0; sample < 3; sample++) {
      ShotGroup group = DRAWS.draws().get(0).samples().get(sample).get(0);
      double sum = 0;
      for (ClassShots shots : group.classes()) {
        sum += liblinear(group, shots) / CLASSES;
      }
      assertThat(scores.getHonest().getScores(sample)).isCloseTo(sum, within(1e-9));
    }
  }

  @Test
  void theOracleHasOneCostAndIsNeverWorseThanTheFixedOne() {
    LowShotScores scores = score().getLowShot(0);
    assertThat(scores.getOracle().getMean()).isGreaterThanOrEqualTo(scores.getHonest().getMean());
    assertThat(scores.getOracle().getCostsList()).hasSize(3);
    assertThat(scores.getOracle().getCostsList().stream().distinct()).hasSize(1);
  }

  @Test
  void largerSamplesAreCrossValidatedAndSummedUpAsNumPyDoes() {
    LayerScores layer = score();
    assertThat(layer.getLowShotList()).extracting(LowShotScores::getK).containsExactly(2, 8);
    var honest = layer.getLowShot(1).getHonest();
    assertThat(honest.getRule()).isEqualTo(CostRule.CROSS_VALIDATED);
    List<Double> scores = honest.getScoresList();
    double mean = (scores.get(0) + scores.get(1) + scores.get(2)) / 3;
    double variance = scores.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum() / 3;
    assertThat(honest.getMean()).isCloseTo(mean, within(1e-12));
    assertThat(honest.getStd()).isCloseTo(Math.sqrt(variance), within(1e-12));
    assertThat(honest.getMin()).isEqualTo(scores.stream().min(Double::compare).orElseThrow());
    assertThat(layer.getScore()).isEqualTo(honest.getMean());
  }

  @Test
  void everyKHasReplicatesAroundItsHonestMeanAndALayerThoseOfItsScore() {
    LayerScores layer = score();
    for (LowShotScores each : layer.getLowShotList()) {
      List<Double> replicates = each.getHonest().getReplicatesList();
      assertThat(replicates).hasSize(40);
      assertThat(replicates.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
          .isCloseTo(each.getHonest().getMean(), within(0.05));
      assertThat(each.getOracle().getReplicatesList()).isEmpty();
    }
    assertThat(layer.getReplicatesList())
        .isEqualTo(layer.getLowShot(1).getHonest().getReplicatesList());
  }

  @Test
  void aFixedCostThatIsNoneOfTheCostsIsTheUsersMistake() {
    assertThatThrownBy(
            () ->
                new LowShotProtocol(
                    List.of(1),
                    5,
                    new SvmProtocol(COSTS, 3, 2, DifficultRule.DROPPED, AveragePrecision.AREA),
                    3.0))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("low_shot.fixed_cost");
  }

  /** Average precision on the test rows of a machine that liblinear trains at cost 1. */
  private static double liblinear(ShotGroup group, ClassShots shots) {
    FeatureMatrix training = matrix(DRAWS.rows(), 0);
    Problem problem = new Problem();
    problem.l = group.rows().size();
    problem.n = DIMENSIONS + 1;
    problem.x = new FeatureNode[problem.l][];
    problem.y = new double[problem.l];
    for (int i = 0; i < problem.l; i++) {
      problem.x[i] = nodes(training.row(group.rows().get(i)));
      problem.y[i] = shots.positive().get(i) ? 1 : -1;
    }
    Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC, 1, 1e-10);
    parameter.setWeights(new double[] {2, 1}, new int[] {1, -1});
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, parameter);
    FeatureMatrix test = test();
    double[] decisions = new double[TEST_ROWS];
    for (int row = 0; row < TEST_ROWS; row++) {
      double[] value = new double[1];
      Linear.predictValues(model, nodes(test.row(row)), value);
      decisions[row] = model.getLabels()[0] == 1 ? value[0] : -value[0];
    }
    return AveragePrecision.AREA.of(Ranking.of(decisions, testLabels(shots.label())));
  }

  /** A normalised row and the bias as a feature of value 1. */
  private static FeatureNode[] nodes(float[] row) {
    double norm = 0;
    for (float value : row) {
      norm += (double) value * value;
    }
    double scale = 1 / (Math.sqrt(norm) + 1e-5);
    FeatureNode[] nodes = new FeatureNode[DIMENSIONS + 1];
    for (int i = 0; i < DIMENSIONS; i++) {
      nodes[i] = new FeatureNode(i + 1, row[i] * scale);
    }
    nodes[DIMENSIONS] = new FeatureNode(DIMENSIONS + 1, 1);
    return nodes;
  }
}
