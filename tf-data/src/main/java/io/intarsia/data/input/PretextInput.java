package io.intarsia.data.input;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.targets.PermutationSet;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.JigsawConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.Graph;

/**
 * The pictures of a pretraining run, as its pretext task sees them. A new task adds its {@link
 * PhotoTransform} here.
 *
 * <p>Jigsaw gives {@code tiles} float32 {@code [batch, cells, patch, patch, 3]}, permuted and
 * normalised, and {@code label} int32 {@code [batch]}, the place of the permutation in the set.
 */
public final class PretextInput {
  private final ExperimentConfig config;
  private final PermutationSet permutations;
  private final RecordFeed training;
  private final RecordFeed heldOut;

  /**
   * The input of a run.
   *
   * @throws UserException if the config asks for what the data set or the photos cannot give
   */
  public PretextInput(ExperimentConfig config, ImportedDataset dataset) {
    if (!config.getPretext().hasJigsaw()) {
      throw new UserException("pretext: no task is chosen; known: jigsaw");
    }
    this.config = config;
    JigsawConfig jigsaw = config.getPretext().getJigsaw();
    int grid = PuzzleGeometry.of(jigsaw.getPuzzle()).grid();
    permutations = PermutationSet.create(jigsaw.getPermutations(), grid * grid);
    RecordSelection selection = RecordSelection.of(config.getInput(), dataset.size());
    training = new RecordFeed(dataset, selection.training());
    heldOut = new RecordFeed(dataset, selection.heldOut());
  }

  /** Records of an epoch. */
  public long trainingRecords() {
    return training.size();
  }

  /** Records that are never trained on; may be 0. */
  public long heldOutRecords() {
    return heldOut.size();
  }

  /** Writes what a run must keep to be understood: {@code permutations.npy}. */
  public void saveTargets(Path directory) throws IOException {
    permutations.write(directory.resolve("permutations.npy"));
  }

  /** What the labels count. */
  public PermutationSet permutations() {
    return permutations;
  }

  /** Endless batches of the config's size, each epoch in a new order. */
  public InputGraph training(Graph graph, Workers workers) {
    return build(graph, SampleStream.training(training, seed()), SampleDetail.TRAINING, workers);
  }

  /**
   * The records held out, once, in a fixed order and with fixed draws. The last batch may be
   * shorter, so the tensors' first dimension is not known.
   *
   * @throws IllegalStateException if none are held out
   */
  public InputGraph heldOut(Graph graph) {
    if (heldOut.size() == 0) {
      throw new IllegalStateException("no records are held out");
    }
    return build(
        graph, SampleStream.heldOut(heldOut, seed()), SampleDetail.TRAINING, Workers.alone());
  }

  /** The training stream, and beside each sample where it comes from and what was drawn. */
  InputGraph explained(Graph graph) {
    return build(
        graph, SampleStream.training(training, seed()), SampleDetail.EXPLAINED, Workers.alone());
  }

  private long seed() {
    return config.getInput().getSeed();
  }

  private InputGraph build(Graph graph, SampleStream stream, SampleDetail detail, Workers workers) {
    PhotoTransform transform =
        new JigsawTransform(config.getPretext().getJigsaw().getPuzzle(), permutations, detail);
    return new InputPipeline(stream, transform, detail)
        .build(graph, config.getInput().getBatchSize(), workers);
  }
}
