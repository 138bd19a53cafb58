package io.intarsia.eval.features;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.proto.FeatureConfig;
import io.intarsia.proto.FeatureManifest;
import io.intarsia.proto.FeatureType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Turns the pictures of a data set into features: kept on disk, where another evaluation finds them
 * and a broken extraction goes on, or in memory.
 */
public final class FeatureStage {
  private final ImportedDataset dataset;
  private final FeatureConfig config;
  private final Framing framing;
  private final Progress progress;

  /**
   * Prepares a stage.
   *
   * @param config layers, side of the pictures, batch and precision, with every default filled in
   * @param framing how pictures become squares where features are kept
   */
  public FeatureStage(
      ImportedDataset dataset, FeatureConfig config, Framing framing, Progress progress) {
    this.dataset = dataset;
    this.config = config;
    this.framing = framing;
    this.progress = progress;
  }

  /** Features made when they are asked for. */
  @MustBeClosed
  public FeatureSource inMemory(Path version) throws IOException {
    return new ComputedFeatures(version, config);
  }

  /**
   * Features of a directory; what it lacks is extracted first. Number format as there; float32 in a
   * new one.
   *
   * @throws io.intarsia.core.UserException if it holds features of another model, data set or
   *     preprocessing
   */
  @MustBeClosed
  public FeatureSource stored(IdentifiedModel model, Path directory, String name)
      throws IOException {
    FeatureType type =
        new FeatureDirectory(directory)
            .manifest()
            .map(FeatureManifest::getType)
            .orElse(FeatureType.SINGLE);
    return new StoredFeatures(new FeatureDirectory(directory), fill(model, directory, name, type));
  }

  /**
   * Extracts what a directory lacks of the layers.
   *
   * @param model whose layers they are
   * @param name what the model is called in progress
   * @return what the layers' features look like
   * @throws io.intarsia.core.UserException if it holds features of another model, data set,
   *     preprocessing or number format
   */
  public List<LayerShape> fill(IdentifiedModel model, Path directory, String name, FeatureType type)
      throws IOException {
    FeatureDirectory target = new FeatureDirectory(directory);
    try (LoadedModel loaded =
        LoadedModel.loadFrozen(model.version(), SessionOptions.of(config.getPrecision()))) {
      FeatureManifest wanted = FeatureManifests.of(model, dataset, framing, config, type);
      Optional<FeatureManifest> found = target.manifest();
      found.ifPresent(manifest -> FeatureManifests.requireSame(manifest, wanted, directory));
      List<String> names =
          config.getLayersCount() == 0 ? PooledLayers.mapsOf(loaded) : config.getLayersList();
      List<LayerShape> shapes = pooled(loaded, names, type).shapes();
      target.write(
          FeatureManifests.with(found.orElse(wanted), shapes, directory), this::pictureNames);
      List<String> missing = names.stream().filter(layer -> !target.has(layer)).toList();
      if (!missing.isEmpty()) {
        extract(pooled(loaded, missing, type), target, name, type);
      }
      return shapes;
    }
  }

  private PooledLayers pooled(LoadedModel model, List<String> names, FeatureType type) {
    return new PooledLayers(model, names, config.getImageSide(), type);
  }

  private List<String> pictureNames() throws IOException {
    List<String> names = new ArrayList<>();
    for (long record = 0; record < dataset.size(); record++) {
      names.add(dataset.read(record).name());
    }
    return names;
  }

  private void extract(PooledLayers layers, FeatureDirectory target, String name, FeatureType type)
      throws IOException {
    try (LayerWriters writers = LayerWriters.open(target, layers.shapes(), type, dataset.size())) {
      long done = writers.resumeAtMultipleOf(config.getBatchSize());
      try (Progress.Task task = progress.start(name + ": features", dataset.size(), "images");
          PictureBatches batches =
              PictureBatches.inOrder(picturesFrom(done), config.getBatchSize())) {
        while (done < dataset.size()) {
          task.at(done);
          batches.next(pictures -> layers.extract(pictures, writers::append));
          done = writers.written();
        }
        task.at(done);
      }
      writers.finish();
    }
  }

  private EvaluationInput picturesFrom(long record) {
    long[] records = LongStream.range(record, dataset.size()).toArray();
    return framing.pictures(dataset, records, config.getImageSide());
  }
}
