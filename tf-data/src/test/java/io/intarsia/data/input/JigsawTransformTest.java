package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.PuzzleConfig;
import io.intarsia.proto.TileNormalization;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.FloatNdArray;

/** Tiles are those that the plain way, written from the definitions, gives. */
class JigsawTransformTest {
  /**
   * Float32 coordinates in photos of 70 px, of a contrast of 255 levels, in units of deviations.
   */
  private static final double TOLERANCE = 0.05 / 255 / 0.22;

  @TempDir Path folder;

  private static ExperimentConfig puzzle(Consumer<PuzzleConfig.Builder> change) {
    ExperimentConfig.Builder config = Batches.smallPuzzle();
    change.accept(config.getPretextBuilder().getJigsawBuilder().getPuzzleBuilder());
    return config.build();
  }

  private static List<ExplainedPuzzle> samples(PretextInput input, int batches) {
    List<ExplainedPuzzle> samples = new ArrayList<>();
    try (Graph graph = new Graph()) {
      InputGraph stream = input.explained(graph);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        stream.start(session, 0);
        for (int i = 0; i < batches; i++) {
          samples.addAll(ExplainedPuzzle.next(stream, session));
        }
      }
    }
    return samples;
  }

  private PretextInput input(ExperimentConfig config, List<BufferedImage> pictures)
      throws IOException {
    List<byte[]> encoded = new ArrayList<>();
    for (BufferedImage picture : pictures) {
      encoded.add(TestDataset.encode(picture, "png"));
    }
    return new PretextInput(config, TestDataset.write(folder, encoded));
  }

  private static SlowPuzzle slow(
      ExplainedPuzzle sample, List<BufferedImage> pictures, PuzzleConfig puzzle) {
    int picture = Integer.parseInt(sample.name().substring("picture-".length()));
    return new SlowPuzzle(pictures.get(picture), PuzzleGeometry.of(puzzle), sample.flipped());
  }

  private static float[] pair(FloatNdArray rowAndColumn) {
    return new float[] {rowAndColumn.getFloat(0), rowAndColumn.getFloat(1)};
  }

  private void assertTilesArePlainOnes(ExperimentConfig config, List<BufferedImage> pictures)
      throws IOException {
    PretextInput input = input(config, pictures);
    PuzzleConfig puzzle = config.getPretext().getJigsaw().getPuzzle();
    for (ExplainedPuzzle sample : samples(input, 6)) {
      SlowPuzzle slow = slow(sample, pictures, puzzle);
      int[] permutation = JigsawInput.of(config).permutations().get(sample.label());
      for (int place = 0; place < permutation.length; place++) {
        float[] offset = pair(sample.offsets().get(permutation[place]));
        double[][][] expected = slow.tile(pair(sample.corner()), offset);
        SlowPuzzle.recolor(expected, sample.colors());
        if (puzzle.getNormalization() == TileNormalization.PER_TILE) {
          SlowPuzzle.normalizeByItself(expected);
        } else {
          SlowPuzzle.normalizeByDataset(expected);
        }
        assertThat(largestDifference(sample.tiles().get(place), expected))
            .as("%s, place %d", sample.name(), place)
            .isLessThan(TOLERANCE);
      }
    }
  }

  private static double largestDifference(FloatNdArray tile, double[][][] expected) {
    double largest = 0;
    for (int channel = 0; channel < 3; channel++) {
      largest = Math.max(largest, largestDifference(tile, expected, channel));
    }
    return largest;
  }

  private static double largestDifference(FloatNdArray tile, double[][][] expected, int channel) {
    double largest = 0;
    for (int row = 0; row < expected.length; row++) {
      for (int column = 0; column < expected.length; column++) {
        double difference = tile.getFloat(row, column, channel) - expected[row][column][channel];
        assertThat(difference).isNotNaN();
        largest = Math.max(largest, Math.abs(difference));
      }
    }
    return largest;
  }

  private static List<BufferedImage> pictures(int... sides) {
    List<BufferedImage> pictures = new ArrayList<>();
    for (int i = 0; i < sides.length; i += 2) {
      pictures.add(TestDataset.picture(sides[i], sides[i + 1], i));
    }
    return pictures;
  }

  @Test
  void resizedMirroredCutAndRecolored() throws IOException {
    assertTilesArePlainOnes(puzzle(p -> {}), pictures(40, 40, 63, 47, 41, 70, 79, 79, 55, 40));
  }

  @Test
  void twoByTwoOfPhotosOfTheirOwnSize() throws IOException {
    assertTilesArePlainOnes(
        puzzle(p -> p.setResize(0).setGrid(2).setPatch(16).setJitter(3)),
        pictures(40, 40, 63, 47, 41, 70, 36, 36, 36, 50));
  }

  @Test
  void normalizedTileByTile() throws IOException {
    assertTilesArePlainOnes(
        puzzle(p -> p.setNormalization(TileNormalization.PER_TILE)),
        pictures(40, 40, 63, 47, 41, 70, 50, 50, 55, 40));
  }

  @Test
  void channelsOfATileAreShiftedEachOnItsOwn() throws IOException {
    ExperimentConfig config =
        puzzle(
            p ->
                p.setChannelShift(2)
                    .setJitter(3)
                    .setGrayscaleProbability(0)
                    .setColorProjectionProbability(0));
    PuzzleConfig puzzle = config.getPretext().getJigsaw().getPuzzle();
    List<BufferedImage> pictures = pictures(63, 47, 41, 70);
    PretextInput input = input(config, pictures);
    Set<Integer> seen = new TreeSet<>();
    for (ExplainedPuzzle sample : samples(input, 3)) {
      SlowPuzzle slow = slow(sample, pictures, puzzle);
      int[] permutation = JigsawInput.of(config).permutations().get(sample.label());
      for (int place = 0; place < permutation.length; place++) {
        float[] offset = pair(sample.offsets().get(permutation[place]));
        for (int channel = 0; channel < 3; channel++) {
          int shift = shiftOf(slow, sample, offset, place, channel);
          assertThat(shift)
              .as("%s, place %d, channel %d", sample.name(), place, channel)
              .isNotNegative();
          seen.add(channel * 9 + shift);
        }
      }
    }
    // Nine shifts for each of three channels.
    assertThat(seen).hasSize(27);
  }

  /** Row shift times 3 plus column shift by which the plain tile is this one, or -1. */
  private static int shiftOf(
      SlowPuzzle slow, ExplainedPuzzle sample, float[] offset, int place, int channel) {
    for (int shift = 0; shift < 9; shift++) {
      int down = shift / 3;
      int across = shift % 3;
      float[] shifted = {offset[0] + down, offset[1] + across};
      double[][][] expected = slow.tile(pair(sample.corner()), shifted);
      SlowPuzzle.normalizeByDataset(expected);
      if (largestDifference(sample.tiles().get(place), expected, channel) < TOLERANCE) {
        return shift;
      }
    }
    return -1;
  }

  @Test
  void enlargedPhotosAreExactInsideAndShowNoBorder() throws IOException {
    ExperimentConfig config = puzzle(p -> p.setResize(60).setCrop(60).setPatch(12).setJitter(9));
    PuzzleConfig puzzle = config.getPretext().getJigsaw().getPuzzle();
    List<BufferedImage> pictures = pictures(25, 25, 25, 25);
    PretextInput input = input(config, pictures);
    int inside = 0;
    for (ExplainedPuzzle sample : samples(input, 6)) {
      SlowPuzzle slow = slow(sample, pictures, puzzle);
      int[] permutation = JigsawInput.of(config).permutations().get(sample.label());
      for (int place = 0; place < permutation.length; place++) {
        float[] offset = pair(sample.offsets().get(permutation[place]));
        double[][][] expected = slow.tile(pair(sample.corner()), offset);
        SlowPuzzle.recolor(expected, sample.colors());
        SlowPuzzle.normalizeByDataset(expected);
        double difference = largestDifference(sample.tiles().get(place), expected);
        boolean atEdge =
            Math.min(offset[0], offset[1]) < 1 || Math.max(offset[0], offset[1]) + 12 > 59;
        // Half a source pixel of these waves is at most 20 levels; a black border would be 100.
        assertThat(difference).isLessThan(atEdge ? 130.0 / 255 / 0.22 : TOLERANCE);
        inside += atEdge ? 0 : 1;
      }
    }
    assertThat(inside).isGreaterThan(50);
  }
}
