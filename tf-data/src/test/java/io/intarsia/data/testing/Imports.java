package io.intarsia.data.testing;

import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.Importer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Imports of small sources. */
public final class Imports {
  private Imports() {}

  /** Imports with the usual limits and opens the outcome. */
  public static ImportedDataset run(Path out, Path... sources) throws IOException {
    Importer.run(ImportRequest.of(List.of(sources), out), Progress.silent());
    return ImportedDataset.open(out);
  }

  /** All records, in order. */
  public static List<ImageRecord> records(ImportedDataset dataset) throws IOException {
    List<ImageRecord> records = new ArrayList<>();
    for (long record = 0; record < dataset.size(); record++) {
      records.add(dataset.read(record));
    }
    return records;
  }

  /** Names of all records, in order. */
  public static List<String> names(ImportedDataset dataset) throws IOException {
    return records(dataset).stream().map(ImageRecord::name).toList();
  }

  /** Names of a split's records, in order. */
  public static List<String> names(ImportedDataset dataset, String split) throws IOException {
    List<String> names = new ArrayList<>();
    for (long record : dataset.records(split)) {
      names.add(dataset.read(record).name());
    }
    return names;
  }
}
