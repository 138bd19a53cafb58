package io.intarsia.eval.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.intarsia.core.testing.ReferenceFiles;
import io.intarsia.eval.features.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Machines solved to 1e-9 by scikit-learn: {@code linear_svm.json}. */
class LinearSvmReferenceTest {
  private final JsonObject reference = ReferenceFiles.json("linear_svm.json");

  @Test
  void objectivesAndDecisionsAreThoseOfScikitLearn() {
    NormalizedFeatures features = features();
    List<JsonObject> expected = new ArrayList<>();
    reference.getAsJsonArray("solutions").forEach(each -> expected.add(each.getAsJsonObject()));
    List<SvmPath> paths = expected.stream().map(this::path).toList();
    boolean[] seen = new boolean[paths.size()];
    try (SvmSolver solver = SvmSolver.over(features, SvmSolver.TOLERANCE)) {
      solver.solve(
          paths,
          (path, cost, solution) -> {
            seen[path] = true;
            check(expected.get(path), solution, LinearClassifier.of(solution, features));
          });
    }
    assertThat(seen).isNotEmpty().containsOnly(true);
  }

  private static void check(JsonObject expected, SvmSolution solution, LinearClassifier machine) {
    String name = "C %s, class %s".formatted(expected.get("C"), expected.get("class"));
    double objective = expected.get("objective").getAsDouble();
    assertThat(solution.objective() / objective).as(name).isCloseTo(1, within(1e-6));
    double intercept = expected.get("intercept").getAsDouble();
    assertThat(machine.bias()).as(name).isCloseTo(intercept, within(1e-4));
    JsonArray decisions = expected.getAsJsonArray("decision_first_20");
    assertThat(decisions).hasSize(20);
    for (int row = 0; row < decisions.size(); row++) {
      assertThat(solution.decision(row))
          .as("%s, row %d", name, row)
          .isCloseTo(decisions.get(row).getAsDouble(), within(1e-4));
    }
  }

  private SvmPath path(JsonObject solution) {
    JsonArray targets = reference.getAsJsonArray("Y");
    boolean[] positive = new boolean[targets.size()];
    for (int row = 0; row < positive.length; row++) {
      int column = solution.get("class").getAsInt();
      positive[row] = targets.get(row).getAsJsonArray().get(column).getAsInt() == 1;
    }
    boolean[] used = new boolean[positive.length];
    Arrays.fill(used, true);
    double cost = solution.get("C").getAsDouble();
    return new SvmPath(BinaryProblem.of(positive, used, 2), List.of(cost));
  }

  private NormalizedFeatures features() {
    List<float[]> rows = new ArrayList<>();
    for (JsonElement each : reference.getAsJsonArray("X")) {
      JsonArray values = each.getAsJsonArray();
      float[] row = new float[values.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = values.get(i).getAsFloat();
      }
      rows.add(row);
    }
    return new NormalizedFeatures(new FeatureMatrix(rows));
  }
}
