package io.intarsia.data.source;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import io.intarsia.core.files.TfRecordReader;
import io.intarsia.data.source.SourceFile.Tags;
import io.intarsia.proto.RejectReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;

/**
 * TFRecord files of {@code tf.train.Example}s with the features that TensorFlow's own image data
 * sets use: {@code image/encoded}, {@code image/class/label} or {@code image/class/text}, {@code
 * image/filename}. The split is told by the file's name.
 */
final class TfRecordSource implements ImageSource {
  private static final String ENCODED = "image/encoded";
  private static final List<String> NAMES = List.of("image/name", "image/filename");
  private static final String TEXT = "image/class/text";
  private static final String LABEL = "image/class/label";

  private final List<Path> files;

  /** Reads the files in the order given. */
  TfRecordSource(List<Path> files) {
    this.files = List.copyOf(files);
  }

  @Override
  public String kind() {
    return files.size() == 1 ? "TFRecord file" : files.size() + " TFRecord files";
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    for (Path file : files) {
      try (TfRecordReader reader = TfRecordReader.open(file)) {
        int number = 0;
        for (byte[] record = reader.next(); record != null; record = reader.next()) {
          visitor.file(picture(file, number++, record));
        }
      } catch (CorruptFileException e) {
        throw new UserException(e.getMessage() + "; copy or make the file again", e);
      }
    }
  }

  private static SourceFile picture(Path file, int number, byte[] record) {
    String fallback = "%s-%08d".formatted(stem(file), number);
    Features features;
    try {
      features = Example.parseFrom(record).getFeatures();
    } catch (InvalidProtocolBufferException e) {
      return SourceFile.refused(fallback, RejectReason.NOT_AN_IMAGE);
    }
    Optional<ByteString> encoded = bytes(features, ENCODED);
    String name = name(features).orElse(fallback);
    Optional<String> safe = EntryNames.safe(name);
    if (safe.isEmpty() || encoded.isEmpty()) {
      return SourceFile.refused(
          name, safe.isEmpty() ? RejectReason.UNSAFE_NAME : RejectReason.NOT_AN_IMAGE);
    }
    ByteString content = encoded.get();
    Tags tags = new Tags(label(features), FileNames.split(file));
    return SourceFile.tagged(safe.get(), content.size(), tags, content::toByteArray);
  }

  private static Optional<String> name(Features features) {
    return NAMES.stream()
        .flatMap(key -> bytes(features, key).stream())
        .map(ByteString::toStringUtf8)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".tfrecord") ? name.substring(0, name.length() - 9) : name;
  }

  /** The class by name where the record has one, else by number. */
  private static String label(Features features) {
    Optional<String> text = bytes(features, TEXT).map(ByteString::toStringUtf8);
    if (text.isPresent() && !text.get().isEmpty()) {
      return text.get();
    }
    Feature number = features.getFeatureOrDefault(LABEL, Feature.getDefaultInstance());
    return number.getInt64List().getValueCount() == 1
        ? String.valueOf(number.getInt64List().getValue(0))
        : "";
  }

  private static Optional<ByteString> bytes(Features features, String name) {
    Feature feature = features.getFeatureOrDefault(name, Feature.getDefaultInstance());
    return feature.getBytesList().getValueCount() == 1
        ? Optional.of(feature.getBytesList().getValue(0))
        : Optional.empty();
  }
}
