package io.intarsia.data.input;

import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.AugmentationConfig;
import org.tensorflow.Graph;

/**
 * The pictures of an evaluation: {@code image} float32 {@code [batch, side, side, 3]}, RGB, 0 to
 * 255. Centres and views come with the record's {@code class}, int32 {@code [batch]}, -1 where it
 * has none, and its {@code place} among the records, int64 {@code [batch]}.
 */
public final class EvaluationInput {
  /** Name of the pictures' tensor. */
  public static final String IMAGE = "image";

  /** Name of the classes' tensor. */
  public static final String CLASS = "class";

  /** Name of the places' tensor. */
  public static final String PLACE = "place";

  private final RecordFeed feed;
  private final long[] records;
  private final PhotoTransform transform;

  private EvaluationInput(ImportedDataset dataset, long[] records, PhotoTransform transform) {
    this.feed = new RecordFeed(dataset, records);
    this.records = records.clone();
    this.transform = transform;
  }

  /**
   * The pictures of some records, each photo whole and stretched to a square.
   *
   * @param records their numbers, in the order wanted
   * @param side side of the squares, in pixels
   */
  public EvaluationInput(ImportedDataset dataset, long[] records, int side) {
    this(dataset, records, new StretchTransform(side));
  }

  /** As the constructor, each photo resized and cut to the square at its centre. */
  public static EvaluationInput centred(ImportedDataset dataset, long[] records, int side) {
    return new EvaluationInput(dataset, records, new CentreTransform(side));
  }

  /** As the constructor, each picture a random view of its photo. */
  public static EvaluationInput augmented(
      ImportedDataset dataset, long[] records, int side, AugmentationConfig config) {
    return new EvaluationInput(dataset, records, new AugmentTransform(side, config));
  }

  /** Numbers of the pictures' records, in order; a copy. */
  public long[] records() {
    return records.clone();
  }

  /** Number of pictures. */
  public long size() {
    return feed.size();
  }

  /**
   * Each picture once, in order; the last batch may be shorter.
   *
   * @param seed decides what is drawn of a view
   */
  public InputGraph inOrder(Graph graph, int batch, long seed) {
    return build(graph, SampleStream.heldOut(feed, seed), batch);
  }

  /** Endless full batches, each pass in a new order drawn from the seed. */
  public InputGraph shuffled(Graph graph, int batch, long seed) {
    return build(graph, SampleStream.training(feed, seed), batch);
  }

  private InputGraph build(Graph graph, SampleStream stream, int batch) {
    return new InputPipeline(stream, transform, SampleDetail.TRAINING)
        .build(graph, batch, Workers.alone());
  }
}
