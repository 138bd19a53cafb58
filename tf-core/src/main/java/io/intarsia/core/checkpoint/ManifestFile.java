package io.intarsia.core.checkpoint;

import com.google.protobuf.TextFormat;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.files.Sha256;
import io.intarsia.proto.CheckpointManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * {@code manifest.txtpb}: the manifest as protobuf text, and behind it, as a comment, the SHA-256
 * of that text, so that a changed figure in it does not go unnoticed.
 */
final class ManifestFile {
  static final String NAME = "manifest.txtpb";

  /** The newest layout that this code writes and reads. */
  static final int FORMAT = 1;

  private static final String CHECKSUM = "# sha256 ";

  private ManifestFile() {}

  static void write(Path directory, CheckpointManifest manifest) throws IOException {
    String text = TextFormat.printer().printToString(manifest);
    String whole = text + CHECKSUM + checksum(text) + "\n";
    AtomicFiles.write(directory.resolve(NAME), whole.getBytes(StandardCharsets.UTF_8));
  }

  static CheckpointManifest read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    String whole;
    try {
      whole = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new CheckpointException.Missing(
          "there is no checkpoint in %s: it has no %s".formatted(directory, NAME));
    } catch (java.nio.charset.CharacterCodingException e) {
      throw corrupt(file, "it is not text");
    }
    int end = whole.lastIndexOf(CHECKSUM);
    if (end < 0) {
      throw corrupt(file, "its last line, the checksum, is missing");
    }
    String text = whole.substring(0, end);
    if (!whole.substring(end + CHECKSUM.length()).strip().equals(checksum(text))) {
      throw corrupt(file, "its text does not match its checksum");
    }
    return parse(file, text);
  }

  private static CheckpointManifest parse(Path file, String text) {
    CheckpointManifest.Builder manifest = CheckpointManifest.newBuilder();
    try {
      // Fields of a later version are let pass here, so that it is named as what it is below.
      TextFormat.Parser.newBuilder().setAllowUnknownFields(true).build().merge(text, manifest);
    } catch (TextFormat.ParseException e) {
      throw corrupt(file, String.valueOf(e.getMessage()));
    }
    if (manifest.getFormat() > FORMAT) {
      throw new CheckpointException.TooNew(
          "%s has format %d, this Intarsia reads up to %d: use the one that wrote it"
              .formatted(file, manifest.getFormat(), FORMAT));
    }
    return manifest.build();
  }

  private static String checksum(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CheckpointException.Corrupt corrupt(Path file, String how) {
    return new CheckpointException.Corrupt("%s is damaged: %s".formatted(file, how));
  }
}
