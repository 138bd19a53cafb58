package io.intarsia.eval.features;

import io.intarsia.core.UserException;
import io.intarsia.core.files.Sha256;
import io.intarsia.core.provenance.Provenances;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.FeatureConfig;
import io.intarsia.proto.FeatureManifest;
import io.intarsia.proto.FeatureType;
import io.intarsia.proto.Precision;
import io.intarsia.proto.StoredLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Describes features by what they depend on, and refuses those of another origin. */
final class FeatureManifests {
  private FeatureManifests() {}

  static FeatureManifest of(
      IdentifiedModel model,
      ImportedDataset dataset,
      Framing framing,
      FeatureConfig config,
      FeatureType type)
      throws IOException {
    String modelChecksum = model.checksum();
    String dataChecksum = dataset.manifest().getChecksum();
    return FeatureManifest.newBuilder()
        .setFormat(1)
        .setFingerprint(fingerprint(modelChecksum, dataChecksum, framing, config))
        .setModel(SavedModelDirectory.nameOf(model.version()))
        .setModelChecksum(modelChecksum)
        .setData(String.valueOf(dataset.directory().toAbsolutePath().normalize().getFileName()))
        .setDataChecksum(dataChecksum)
        .setPreprocessing(framing.words())
        .setImageSide(config.getImageSide())
        .setPrecision(config.getPrecision())
        .setType(type)
        .setRows(dataset.size())
        .setProvenance(
            Provenances.ofProcess(Runtime.getRuntime().availableProcessors()).toBuilder()
                .setDataChecksum(dataChecksum))
        .build();
  }

  private static String fingerprint(
      String model, String data, Framing framing, FeatureConfig config) {
    Sha256 all =
        new Sha256()
            .update(model)
            .update(data)
            .update(framing.words())
            .update(Integer.toString(config.getImageSide()));
    // Left out of the fingerprints of single precision, which are older than the choice.
    return config.getPrecision() == Precision.FLOAT32
        ? all.hex()
        : all.update(config.getPrecision().name()).hex();
  }

  /**
   * Adds layers that are not there yet.
   *
   * @throws UserException if a layer is there, pooled otherwise
   */
  static FeatureManifest with(FeatureManifest manifest, List<LayerShape> shapes, Path directory) {
    FeatureManifest.Builder all = manifest.toBuilder();
    for (LayerShape shape : shapes) {
      Optional<StoredLayer> found =
          manifest.getLayersList().stream()
              .filter(layer -> layer.getName().equals(shape.layer()))
              .findFirst();
      found.ifPresent(
          layer ->
              check(directory, "pooling of " + shape.layer(), layer.getPooling(), shape.pooling()));
      if (found.isEmpty()) {
        all.addLayers(
            StoredLayer.newBuilder()
                .setName(shape.layer())
                .setGrid(shape.grid())
                .setDimensions(shape.dimensions())
                .setPooling(shape.pooling()));
      }
    }
    return all.build();
  }

  /**
   * Lets features be used again.
   *
   * @throws UserException naming the first thing in which they differ from what is wanted
   */
  static void requireSame(FeatureManifest found, FeatureManifest wanted, Path directory) {
    check(
        directory,
        "model",
        found.getModel() + " " + shortened(found.getModelChecksum()),
        wanted.getModel() + " " + shortened(wanted.getModelChecksum()),
        found.getModelChecksum().equals(wanted.getModelChecksum()));
    check(
        directory,
        "data",
        found.getData() + " " + shortened(found.getDataChecksum()),
        wanted.getData() + " " + shortened(wanted.getDataChecksum()),
        found.getDataChecksum().equals(wanted.getDataChecksum()));
    check(directory, "image side", found.getImageSide() + "", wanted.getImageSide() + "");
    check(directory, "precision", found.getPrecision() + "", wanted.getPrecision() + "");
    check(directory, "preprocessing", found.getPreprocessing(), wanted.getPreprocessing());
    check(directory, "number format", found.getType() + "", wanted.getType() + "");
    check(
        directory,
        "fingerprint",
        shortened(found.getFingerprint()),
        shortened(wanted.getFingerprint()));
  }

  private static String shortened(String checksum) {
    return checksum.substring(0, Math.min(12, checksum.length()));
  }

  private static void check(Path directory, String what, String found, String wanted) {
    check(directory, what, found, wanted, found.equals(wanted));
  }

  private static void check(
      Path directory, String what, String found, String wanted, boolean same) {
    if (!same) {
      throw new UserException(
          "%s holds features of another origin: their %s is '%s', wanted is '%s'; use another directory"
              .formatted(directory, what, found, wanted));
    }
  }
}
