package io.intarsia.data.input;

import io.intarsia.data.dataset.ImportedDataset;
import org.tensorflow.Graph;

/**
 * The pictures of an evaluation: {@code image} float32 {@code [batch, side, side, 3]}, RGB, 0 to
 * 255, each photo whole and stretched to a square.
 */
public final class EvaluationInput {
  /** Name of the pictures' tensor. */
  public static final String IMAGE = "image";

  private final RecordFeed feed;
  private final long[] records;
  private final int side;

  /**
   * The pictures of some records.
   *
   * @param records their numbers, in the order wanted
   * @param side side of the squares, in pixels
   */
  public EvaluationInput(ImportedDataset dataset, long[] records, int side) {
    this.feed = new RecordFeed(dataset, records);
    this.records = records.clone();
    this.side = side;
  }

  /** Numbers of the pictures' records, in order; a copy. */
  public long[] records() {
    return records.clone();
  }

  /** Number of pictures. */
  public long size() {
    return feed.size();
  }

  /** Each picture once, in order; the last batch may be shorter. */
  public InputGraph inOrder(Graph graph, int batch) {
    return build(graph, SampleStream.heldOut(feed, 0), batch);
  }

  /** Endless full batches, each pass in a new order drawn from the seed. */
  public InputGraph shuffled(Graph graph, int batch, long seed) {
    return build(graph, SampleStream.training(feed, seed), batch);
  }

  private InputGraph build(Graph graph, SampleStream stream, int batch) {
    return new InputPipeline(stream, new StretchTransform(side), SampleDetail.TRAINING)
        .build(graph, batch, Workers.alone());
  }
}
