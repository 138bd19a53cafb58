package io.intarsia.data.input;

import io.intarsia.data.dataset.DatasetFiles;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.Graph;

/**
 * The pictures of a pretraining run, as its pretext task sees them. What a batch holds is said by
 * the task: {@link JigsawInput}, {@link ColorizationInput}, {@link SupervisedInput}. A new task
 * adds its {@link TaskInput}.
 */
public final class PretextInput {
  private final ExperimentConfig config;
  private final TaskInput task;
  private final RecordFeed training;
  private final RecordFeed heldOut;

  /**
   * The input of a run.
   *
   * @throws UserException if the config asks for what the data set or the photos cannot give
   */
  public PretextInput(ExperimentConfig config, ImportedDataset dataset) {
    this.config = config;
    task = TaskInput.of(config);
    task.requireFit(dataset.manifest());
    String split = config.getInput().getSplit();
    long[] records = dataset.records(split.isEmpty() ? DatasetFiles.ALL : split);
    RecordSelection selection = RecordSelection.of(config.getInput(), records);
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

  /** Writes what a run must keep for its targets to be understood, as the task says. */
  public void saveTargets(Path directory) throws IOException {
    task.saveTargets(directory);
  }

  /** Draws the samples of {@link #explained}. */
  SamplePanel panel() {
    return task.panel(trainingRecords());
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
    return new InputPipeline(stream, task.transform(detail), detail)
        .build(graph, config.getInput().getBatchSize(), workers);
  }
}
