package io.intarsia.data.dataset;

import io.intarsia.core.files.Sha256;
import io.intarsia.proto.DatasetManifestOrBuilder;

/**
 * The identity of a data set: what is in its records, what the classes are, and which the splits.
 */
public final class ManifestChecksum {
  private ManifestChecksum() {}

  /** SHA-256 over the shards' checksums, the classes and the splits, in order. */
  public static String of(DatasetManifestOrBuilder manifest) {
    Sha256 sum = new Sha256();
    manifest.getShardsList().forEach(shard -> sum.update(shard.getSha256()));
    manifest.getClassesList().forEach(sum::update);
    manifest.getSplitsList().forEach(split -> sum.update(split.toByteArray()));
    return sum.hex();
  }
}
