package io.intarsia.eval.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.random.SeededHash;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.svm.RowKernel.Accuracy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both kernels against a product written out; rows fill one block and part of a second. */
class RowKernelTest {
  private static final int ROWS = 600;
  private static final int DIMENSIONS = 7;

  private final List<float[]> rows =
      IntStream.range(0, ROWS).mapToObj(row -> drawn(row, DIMENSIONS)).toList();
  private final NormalizedFeatures features = new NormalizedFeatures(new FeatureMatrix(rows));
  private final List<double[]> vectors = List.of(doubles(-1), doubles(-2));

  @ParameterizedTest
  @EnumSource(Accuracy.class)
  void theMatrixIsThatOfTheRowsProductsPlusOne(Accuracy accuracy) {
    try (RowKernel kernel = Gram.of(features)) {
      check(kernel, accuracy);
    }
  }

  @ParameterizedTest
  @EnumSource(Accuracy.class)
  void itsFactorsMakeTheSameProducts(Accuracy accuracy) {
    try (RowKernel kernel = new FactoredKernel(features)) {
      check(kernel, accuracy);
    }
  }

  private void check(RowKernel kernel, Accuracy accuracy) {
    double[][] products = kernel.times(vectors, accuracy);
    assertThat(kernel.rows()).isEqualTo(ROWS);
    assertThat(products).hasDimensions(2, ROWS);
    // Sums of 600 terms below 1: about 1e-16 and 6e-8 times 600 at most.
    double tolerance = accuracy == Accuracy.EXACT ? 1e-12 : 4e-5;
    for (int i = 0; i < products.length; i++) {
      for (int row = 0; row < ROWS; row++) {
        assertThat(products[i][row]).isCloseTo(expected(row, vectors.get(i)), within(tolerance));
      }
    }
  }

  private double expected(int row, double[] vector) {
    double sum = 0;
    for (int other = 0; other < ROWS; other++) {
      double product = 1;
      for (int i = 0; i < DIMENSIONS; i++) {
        product +=
            features.scale(row) * rows.get(row)[i] * features.scale(other) * rows.get(other)[i];
      }
      sum += product * vector[other];
    }
    return sum;
  }

  private static double[] doubles(long seed) {
    float[] drawn = drawn(seed, ROWS);
    return IntStream.range(0, ROWS).mapToDouble(i -> drawn[i]).toArray();
  }

  private static float[] drawn(long seed, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = SeededHash.below(2001, seed, i) / 1000f - 1;
    }
    return values;
  }
}
