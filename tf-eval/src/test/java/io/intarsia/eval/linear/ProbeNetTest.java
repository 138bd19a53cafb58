package io.intarsia.eval.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.layers.BatchNormalization;
import io.intarsia.core.random.SeededHash;
import io.intarsia.core.testing.LeakAssertion;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.features.LayerShape;
import io.intarsia.train.optimizer.Sgd;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakAssertion.class)
class ProbeNetTest {
  private static final int ROWS = 40;
  private static final int[] LABELS = IntStream.range(0, ROWS).map(ProbeNetTest::label).toArray();
  private static final BatchNormalization NORMALIZATION =
      new BatchNormalization(0.9, 1e-5, BatchNormalization.Affine.FIXED);
  private static final LayerShape SMALL = new LayerShape("res4", 2, 12, "2x2");
  private static final LayerShape LARGE = new LayerShape("res5", 1, 20, "1x1");
  private static final Sgd SGD = new Sgd(0.9, true, 1e-4, 1e-4, 1);

  private static FeatureMatrix features(LayerShape shape, int seed) {
    return new FeatureMatrix(
        IntStream.range(0, ROWS).mapToObj(row -> row(shape, row, seed)).toList());
  }

  /** Noise, and a mark of the row's class. */
  private static float[] row(LayerShape shape, int row, int seed) {
    float[] values = new float[shape.dimensions()];
    for (int i = 0; i < values.length; i++) {
      float noise = SeededHash.below(1000, seed + row, i) / 1000f;
      values[i] = noise + (i == label(row) ? 1 : 0);
    }
    return values;
  }

  private static int label(int row) {
    return row % 3;
  }

  /** Logits of all rows of one layer after some steps, row after row. */
  private static List<Float> learn(List<LayerShape> shapes, int layer, int steps) {
    List<ProbeHead> heads =
        shapes.stream().map(shape -> new ProbeHead(shape, NORMALIZATION, 3)).toList();
    List<FeatureMatrix> matrices =
        shapes.stream().map(shape -> features(shape, shape.dimensions())).toList();
    List<Float> logits = new ArrayList<>();
    FeatureBatches batches = new CachedBatches(matrices, LABELS, 10, 5);
    FeatureBatches all = new CachedBatches(matrices, LABELS, ROWS, 6);
    try (ProbeNet net = ProbeNet.of(heads, SGD, 7)) {
      for (int step = 0; step < steps; step++) {
        batches.next((features, labels) -> net.step(features, labels, 0.05));
      }
      all.next(
          (features, labels) ->
              net.judge(
                  features,
                  (each, row, values) -> {
                    for (int i = 0; i < values.length && each == layer; i++) {
                      logits.add(values[i]);
                    }
                  }));
    }
    return logits;
  }

  @Test
  void aLayerLearnsTheSameBesideOthersAsAlone() {
    List<Float> alone = learn(List.of(LARGE), 0, 8);
    List<Float> beside = learn(List.of(SMALL, LARGE), 1, 8);
    assertThat(beside).hasSize(ROWS * 3);
    for (int i = 0; i < alone.size(); i++) {
      assertThat(beside.get(i)).isCloseTo(alone.get(i), within(1e-5f));
    }
    assertThat(alone).isNotEqualTo(learn(List.of(LARGE), 0, 0));
  }

  @Test
  void eachPassShowsEveryRowOnceInANewOrder() {
    int[] numbers = IntStream.range(0, ROWS).toArray();
    List<List<Integer>> passes = new ArrayList<>();
    FeatureBatches batches = new CachedBatches(List.of(features(SMALL, 1)), numbers, ROWS / 2, 9);
    for (int pass = 0; pass < 2; pass++) {
      List<Integer> seen = new ArrayList<>();
      for (int half = 0; half < 2; half++) {
        batches.next((features, rows) -> IntStream.of(rows).forEach(seen::add));
      }
      passes.add(seen);
    }
    Set<Integer> all = new HashSet<>(IntStream.range(0, ROWS).boxed().toList());
    assertThat(passes).allSatisfy(pass -> assertThat(pass).hasSize(ROWS).containsAll(all));
    assertThat(passes.get(0)).isNotEqualTo(passes.get(1));
  }
}
