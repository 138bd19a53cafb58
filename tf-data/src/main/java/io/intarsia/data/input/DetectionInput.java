package io.intarsia.data.input;

import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.ExperimentConfig;
import java.io.IOException;
import java.util.List;
import org.tensorflow.Graph;

/**
 * What a detector is trained on. A batch is {@code image} float32 {@code [batch, height, width,
 * channels]}, as the backbone was taught to see photos, each in the upper left corner and padded
 * with zeros to the largest of the batch; {@code regions} and {@code truths} float32 {@code [batch,
 * regions, 4]}, in pixels of the image: what is asked about, and the true box that it overlaps
 * most; {@code labels} int32 {@code [batch, regions]}: 0 for background, i + 1 for class i, -1 for
 * a region that does not count.
 */
public final class DetectionInput {
  /** Name of the pictures' tensor. */
  public static final String IMAGE = "image";

  /** Name of the tensor of regions. */
  public static final String REGIONS = "regions";

  /** Name of the tensor of true boxes. */
  public static final String TRUTHS = "truths";

  /** Name of the tensor of classes. */
  public static final String LABELS = "labels";

  private final RecordFeed feed;
  private final DetectionConfig config;
  private final PhotoTransform transform;

  private DetectionInput(RecordFeed feed, DetectionConfig config, PhotoTransform transform) {
    this.feed = feed;
    this.config = config;
    this.transform = transform;
  }

  /**
   * Reads the objects and regions of a split.
   *
   * @param classes what is detected, as places in the data set's list of classes
   * @param backbone the experiment that the backbone comes from
   * @param config resolved
   */
  public static DetectionInput read(
      ImportedDataset dataset,
      long[] records,
      List<Integer> classes,
      RegionSource source,
      ExperimentConfig backbone,
      DetectionConfig config)
      throws IOException {
    RegionTables tables =
        RegionTables.read(dataset, records, classes, source, config.getSampling().getProposals());
    return new DetectionInput(
        new RecordFeed(dataset, records), config, new DetectionTransform(backbone, config, tables));
  }

  /** Pictures of an epoch. */
  public long size() {
    return feed.size();
  }

  /** Endless full batches, each epoch in a new order. */
  public InputGraph training(Graph graph) {
    return new InputPipeline(
            SampleStream.training(feed, config.getSeed()), transform, SampleDetail.TRAINING)
        .build(graph, config.getBatchSize(), Workers.alone());
  }
}
