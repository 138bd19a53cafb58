package io.intarsia.data.input;

import io.intarsia.core.UserException;
import io.intarsia.data.targets.PermutationSet;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputChannels;
import io.intarsia.proto.JigsawConfig;
import io.intarsia.proto.PuzzleConfig;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Jigsaw's input: {@code tiles} float32 {@code [batch, cells, patch, patch, 3]}, permuted and
 * normalised, and {@code label} int32 {@code [batch]}, the place of the permutation in the set. A
 * run keeps {@code permutations.npy}.
 *
 * @param puzzle how a photo is cut
 * @param permutations what the labels count
 */
record JigsawInput(PuzzleConfig puzzle, PermutationSet permutations) implements TaskInput {

  static JigsawInput of(ExperimentConfig config) {
    if (config.getBackbone().getInput() != InputChannels.RGB) {
      throw new UserException(
          "backbone.input must be RGB for jigsaw, got " + config.getBackbone().getInput());
    }
    JigsawConfig jigsaw = config.getPretext().getJigsaw();
    int cells = PuzzleGeometry.of(jigsaw.getPuzzle()).cells();
    return new JigsawInput(
        jigsaw.getPuzzle(), PermutationSet.create(jigsaw.getPermutations(), cells));
  }

  @Override
  public PhotoTransform transform(SampleDetail detail) {
    return new JigsawTransform(puzzle, permutations, detail);
  }

  @Override
  public void saveTargets(Path directory) throws IOException {
    permutations.write(directory.resolve("permutations.npy"));
  }

  @Override
  public SamplePanel panel(long epochLength) {
    return new PuzzlePanel(puzzle, permutations, epochLength);
  }
}
