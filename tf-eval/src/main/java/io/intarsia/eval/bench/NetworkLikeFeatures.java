package io.intarsia.eval.bench;

import io.intarsia.core.random.SeededHash;
import io.intarsia.eval.classification.ClassLabels;
import io.intarsia.eval.features.FeatureMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Features as hard as a network's: ReLU(U S V' + mean), with 200 normal columns in U and V and
 * singular values that fall as 1/i; independent features would be far too easy. A class is what
 * lies farthest along a direction of U, under noise, with VOC07's share of the images.
 */
public final class NetworkLikeFeatures {
  private static final int RANK = 200;

  /** Half the standard deviation of U S V', sqrt(sum 1/i^2): about two thirds stay above zero. */
  private static final float MEAN = (float) (0.5 * Math.PI / Math.sqrt(6));

  /** Images of VOC07's trainval split. */
  private static final double VOC07_IMAGES = 5011;

  /** Of these, the ones that show each class (VOC07's published table of image counts). */
  private static final List<Integer> VOC07_POSITIVES =
      List.of(
          238, 243, 330, 181, 244, 186, 713, 337, 445, 141, 200, 421, 287, 245, 2008, 245, 96, 229,
          261, 256);

  private final int dimensions;
  private final long seed;
  private final float[][] left;
  private final float[][] right;

  private NetworkLikeFeatures(int rows, int dimensions, long seed) {
    this.dimensions = dimensions;
    this.seed = seed;
    this.left = normal(rows, seed);
    this.right = normal(dimensions, seed + 1);
    for (float[] row : left) {
      for (int i = 0; i < RANK; i++) {
        row[i] /= i + 1;
      }
    }
  }

  /**
   * Draws features and classes.
   *
   * @param classes how many; from the 21st on the shares begin again
   */
  public static LabelledFeatures draw(int rows, int dimensions, int classes, long seed) {
    NetworkLikeFeatures drawn = new NetworkLikeFeatures(rows, dimensions, seed);
    List<float[]> features = IntStream.range(0, rows).parallel().mapToObj(drawn::features).toList();
    return new LabelledFeatures(
        new FeatureMatrix(features), IntStream.range(0, classes).mapToObj(drawn::labels).toList());
  }

  private float[] features(int row) {
    float[] features = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      features[i] = Math.max(0, dot(left[row], right[i]) + MEAN);
    }
    return features;
  }

  private ClassLabels labels(int label) {
    float[] direction = normal(1, seed + 2 + label)[0];
    float[][] noise = normal((left.length + RANK - 1) / RANK, seed + 1000 + label);
    double scale = Math.PI / Math.sqrt(6);
    double[] scores = new double[left.length];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = dot(left[row], direction) + scale * noise[row / RANK][row % RANK];
    }
    double share = VOC07_POSITIVES.get(label % VOC07_POSITIVES.size()) / VOC07_IMAGES;
    // A class needs a positive in each of the folds.
    long positives = Math.max(3, Math.round(share * scores.length));
    int[] labels = new int[scores.length];
    IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> -scores[row]))
        .limit(positives)
        .forEach(row -> labels[row] = 1);
    return new ClassLabels("class " + (label + 1), labels, labels);
  }

  private static float dot(float[] left, float[] right) {
    float sum = 0;
    for (int i = 0; i < RANK; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  /** Standard normal numbers, {@code [rows, RANK]}, by Box and Muller's rule. */
  private static float[][] normal(int rows, long seed) {
    float[][] numbers = new float[rows][RANK];
    Arrays.parallelSetAll(
        numbers,
        row -> {
          for (int i = 0; i < RANK; i++) {
            long position = ((long) row * RANK + i) * 2;
            double radius = Math.sqrt(-2 * Math.log(1 - uniform(seed, position)));
            double angle = 2 * Math.PI * uniform(seed, position + 1);
            numbers[row][i] = (float) (radius * Math.cos(angle));
          }
          return numbers[row];
        });
    return numbers;
  }

  /** A number of [0, 1). */
  private static double uniform(long seed, long position) {
    return (SeededHash.bits(seed, position) >>> 11) * 0x1p-53;
  }
}
