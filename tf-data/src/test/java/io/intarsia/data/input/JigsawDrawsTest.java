package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.proto.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;

/**
 * What is drawn for a sample has the probabilities of the config, each draw apart from the rest.
 */
class JigsawDrawsTest {
  private static final int SAMPLES = 4096;
  private static final long SEED = 20_190_503;

  @TempDir Path folder;

  private List<ExplainedPuzzle> draw() throws IOException {
    ExperimentConfig.Builder config = Batches.smallPuzzle();
    config.getInputBuilder().setSeed(SEED).setBatchSize(256);
    config
        .getPretextBuilder()
        .getJigsawBuilder()
        .getPuzzleBuilder()
        .setResize(15)
        .setCrop(12)
        .setPatch(2)
        .setJitter(3)
        .setFlipProbability(0.3)
        .setGrayscaleProbability(0.66)
        .setColorProjectionProbability(0.25);
    PretextInput input = new PretextInput(config.build(), TestDataset.of(folder, 10));
    List<ExplainedPuzzle> puzzles = new ArrayList<>();
    try (Graph graph = new Graph()) {
      InputGraph stream = input.explained(graph);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        stream.start(session, 0);
        while (puzzles.size() < SAMPLES) {
          puzzles.addAll(ExplainedPuzzle.next(stream, session));
        }
      }
    }
    return puzzles;
  }

  private static void assertShare(
      String what, List<ExplainedPuzzle> puzzles, Predicate<ExplainedPuzzle> is, double share) {
    double found = puzzles.stream().filter(is).count() / (double) puzzles.size();
    double deviation = Math.sqrt(share * (1 - share) / puzzles.size());
    assertThat(found).as("%s, seed %d", what, SEED).isCloseTo(share, within(4.5 * deviation));
  }

  @Test
  void drawsHaveTheirProbabilitiesAndAreUnrelated() throws IOException {
    List<ExplainedPuzzle> puzzles = draw();
    assertShare("mirrored", puzzles, ExplainedPuzzle::flipped, 0.3);
    assertShare("grey", puzzles, p -> p.colors() == TileColors.GREY, 0.66);
    assertShare("projected", puzzles, p -> p.colors() == TileColors.PROJECTED, (1 - 0.66) * 0.25);
    for (int label = 0; label < 20; label++) {
      int wanted = label;
      assertShare("label " + label, puzzles, p -> p.label() == wanted, 1 / 20.0);
    }
    for (int place = 0; place < 4; place++) {
      // The short side has room for corners 0 .. 3; on the other axis there is more.
      float wanted = place;
      assertShare("corner " + place, shortSides(puzzles), p -> shortCorner(p) == wanted, 1 / 4.0);
    }
    for (int cell = 0; cell < 9; cell++) {
      for (int axis = 0; axis < 2; axis++) {
        int at = cell;
        int on = axis;
        int base = (axis == 0 ? cell / 3 : cell % 3) * 4;
        for (int offset = 0; offset < 3; offset++) {
          float wanted = (float) base + offset;
          assertShare(
              "offset of cell " + cell + ", axis " + axis,
              puzzles,
              p -> p.offsets().getFloat(at, on) == wanted,
              1 / 3.0);
        }
      }
    }
    List<ToDoubleFunction<ExplainedPuzzle>> draws =
        List.of(
            p -> p.flipped() ? 1 : 0,
            p -> p.colors() == TileColors.GREY ? 1 : 0,
            ExplainedPuzzle::label,
            p -> p.offsets().getFloat(0, 0),
            p -> p.offsets().getFloat(0, 1),
            p -> p.offsets().getFloat(8, 1));
    for (int i = 0; i < draws.size(); i++) {
      for (int j = 0; j < i; j++) {
        // A correlation of unrelated draws has deviation 1 / sqrt(samples).
        assertThat(correlation(puzzles, draws.get(i), draws.get(j)))
            .as("draws %d and %d, seed %d", i, j, SEED)
            .isCloseTo(0, within(4.5 / Math.sqrt(SAMPLES)));
      }
    }
  }

  /** Those of a photo that is higher than wide, whose short side is across. */
  private static List<ExplainedPuzzle> shortSides(List<ExplainedPuzzle> puzzles) {
    return puzzles.stream().filter(p -> p.name().equals("picture-2")).toList();
  }

  private static float shortCorner(ExplainedPuzzle puzzle) {
    return puzzle.corner().getFloat(1);
  }

  private static double correlation(
      List<ExplainedPuzzle> puzzles,
      ToDoubleFunction<ExplainedPuzzle> a,
      ToDoubleFunction<ExplainedPuzzle> b) {
    double meanA = puzzles.stream().mapToDouble(a).average().orElseThrow();
    double meanB = puzzles.stream().mapToDouble(b).average().orElseThrow();
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (ExplainedPuzzle puzzle : puzzles) {
      double fromA = a.applyAsDouble(puzzle) - meanA;
      double fromB = b.applyAsDouble(puzzle) - meanB;
      product += fromA * fromB;
      squaresA += fromA * fromA;
      squaresB += fromB * fromB;
    }
    return product / Math.sqrt(squaresA * squaresB);
  }
}
