package io.intarsia.core.savedmodel;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import io.intarsia.core.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells models apart by what they compute: their graph, signatures and weights. */
public final class ModelChecksum {
  private static final String VARIABLES = "variables";

  private ModelChecksum() {}

  /**
   * SHA-256 of a model. Its name, version and provenance do not count, nor does the order in which
   * the graph's file happens to hold attributes.
   */
  public static String of(SavedModelDirectory model) throws IOException {
    Sha256 sum = new Sha256();
    sum.update(inFixedOrder(model.metaGraph().getGraphDef()));
    model
        .signatures()
        .forEach((name, signature) -> sum.update(name).update(inFixedOrder(signature)));
    for (Path file : sortedFiles(model.path().resolve(VARIABLES))) {
      sum.update(file.getFileName() + " " + Sha256.ofFile(file));
    }
    return sum.hex();
  }

  private static List<Path> sortedFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static byte[] inFixedOrder(MessageLite message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail to be written", e);
    }
    return bytes.toByteArray();
  }
}
