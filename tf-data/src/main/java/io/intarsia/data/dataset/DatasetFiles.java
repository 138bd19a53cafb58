package io.intarsia.data.dataset;

/** Names of the files in a data-set directory and of the features of a record. */
public final class DatasetFiles {
  /** The manifest, a {@code DatasetManifest} as protobuf text. */
  public static final String MANIFEST = "manifest.txtpb";

  /** The index, int64 {@code [records, 2]}: a record's shard and its byte offset there. */
  public static final String OFFSETS = "offsets.npy";

  /** A record's picture: JPEG or PNG bytes that TensorFlow decodes, upright. */
  public static final String IMAGE_ENCODED = "image/encoded";

  /** A record's name. */
  public static final String IMAGE_NAME = "image/name";

  /** A record's {@code Annotation}, serialized. */
  public static final String IMAGE_ANNOTATION = "image/annotation";

  /** A record's class, where it has exactly one. */
  public static final String IMAGE_LABEL = "image/class/label";

  /** The split that every data set has, whether its manifest lists it or not. */
  public static final String ALL = "all";

  /** Version of all this; a reader refuses others. */
  public static final int FORMAT = 1;

  private DatasetFiles() {}

  /** Name of a shard. */
  public static String shard(int index) {
    return "shard-%05d.tfrecord".formatted(index);
  }
}
