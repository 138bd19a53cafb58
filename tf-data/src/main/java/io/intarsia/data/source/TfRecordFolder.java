package io.intarsia.data.source;

import io.intarsia.core.files.TfRecordReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises a folder of TFRecord files: records at its top, and perhaps notes beside them. */
final class TfRecordFolder {
  private static final Pattern NOTE =
      Pattern.compile("(?i)\\..*|.*\\.(txt|md|json|txtpb|pbtxt|npy|csv|index)");

  private TfRecordFolder() {}

  /** Its TFRecord files by name; empty if anything else is in it. */
  static List<Path> files(Path folder) throws IOException {
    List<Path> records = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.sorted().toList()) {
        if (NOTE.matcher(String.valueOf(child.getFileName())).matches()) {
          continue;
        }
        if (!Files.isRegularFile(child) || !TfRecordReader.looksLikeTfRecord(child)) {
          return List.of();
        }
        records.add(child);
      }
    }
    return records;
  }
}
