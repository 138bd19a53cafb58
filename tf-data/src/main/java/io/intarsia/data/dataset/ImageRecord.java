package io.intarsia.data.dataset;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.intarsia.proto.Annotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;
import org.tensorflow.proto.Int64List;

/**
 * One picture of a data set and what is known of it. In a shard it is a {@code tf.train.Example}
 * with the features that {@link DatasetFiles} names.
 *
 * @param name unique in the data set
 * @param bytes JPEG or PNG, upright
 * @param annotation label, labels and objects
 */
public record ImageRecord(String name, ByteString bytes, Annotation annotation) {

  /** The record as it stands in a shard: the same bytes for the same record, always. */
  public byte[] toExample() {
    Features.Builder features =
        Features.newBuilder()
            .putFeature(DatasetFiles.IMAGE_ENCODED, feature(bytes))
            .putFeature(DatasetFiles.IMAGE_NAME, feature(ByteString.copyFromUtf8(name)))
            .putFeature(DatasetFiles.IMAGE_ANNOTATION, feature(annotation.toByteString()));
    if (annotation.hasLabel()) {
      features.putFeature(DatasetFiles.IMAGE_LABEL, feature(annotation.getLabel()));
    }
    Example example = Example.newBuilder().setFeatures(features).build();
    byte[] content = new byte[example.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(content);
    // The features are a protobuf map, whose order is otherwise nobody's promise.
    out.useDeterministicSerialization();
    try {
      example.writeTo(out);
      out.checkNoSpaceLeft();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return content;
  }

  /**
   * Reads a shard's record.
   *
   * @throws InvalidProtocolBufferException if it is no Example or holds no picture
   */
  public static ImageRecord fromExample(byte[] content) throws InvalidProtocolBufferException {
    Features features = Example.parseFrom(content).getFeatures();
    ByteString bytes = bytesOf(features, DatasetFiles.IMAGE_ENCODED);
    String name = bytesOf(features, DatasetFiles.IMAGE_NAME).toStringUtf8();
    Annotation annotation = Annotation.parseFrom(bytesOf(features, DatasetFiles.IMAGE_ANNOTATION));
    return new ImageRecord(name, bytes, annotation);
  }

  private static ByteString bytesOf(Features features, String name)
      throws InvalidProtocolBufferException {
    BytesList list =
        features.getFeatureOrDefault(name, Feature.getDefaultInstance()).getBytesList();
    if (list.getValueCount() != 1) {
      throw new InvalidProtocolBufferException("the record has no feature '" + name + "'");
    }
    return list.getValue(0);
  }

  private static Feature feature(ByteString value) {
    return Feature.newBuilder().setBytesList(BytesList.newBuilder().addValue(value)).build();
  }

  private static Feature feature(long value) {
    return Feature.newBuilder().setInt64List(Int64List.newBuilder().addValue(value)).build();
  }
}
