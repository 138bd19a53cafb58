package io.intarsia.study.plan;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.BoundDataset;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The data sets of a study, by the names that its config gives them. */
public final class Datasets {
  private final TreeMap<String, BoundDataset> bound = new TreeMap<>();
  private final Map<String, List<Split>> splits = new HashMap<>();

  private Datasets() {}

  /**
   * Opens what the command line binds.
   *
   * @param bindings {@code NAME=DIR}
   * @throws UserException if one is no binding, or its directory no data set
   */
  public static Datasets of(List<String> bindings) throws IOException {
    Datasets datasets = new Datasets();
    for (String binding : bindings) {
      int equals = binding.indexOf('=');
      if (equals < 1) {
        throw new UserException("--data %s: expected NAME=DIR".formatted(binding));
      }
      datasets.bind(binding.substring(0, equals), Path.of(binding.substring(equals + 1)));
    }
    return datasets;
  }

  private void bind(String name, Path directory) throws IOException {
    DatasetManifest manifest = ImportedDataset.open(directory).manifest();
    splits.put(name, manifest.getSplitsList());
    bound.put(
        name,
        BoundDataset.newBuilder()
            .setName(name)
            .setDirectory(directory.toAbsolutePath().normalize().toString())
            .setChecksum(manifest.getChecksum())
            .setImages(manifest.getImages())
            .build());
  }

  /**
   * Pictures of a split of a data set.
   *
   * @param split empty for all pictures; one that is not there counts them all too, since
   *     pretraining says better what is wrong
   */
  long images(BoundDataset of, String split) {
    return splits.getOrDefault(of.getName(), List.of()).stream()
        .filter(each -> each.getName().equals(split))
        .map(Split::getImages)
        .findFirst()
        .orElse(of.getImages());
  }

  /** All of them, by name. */
  List<BoundDataset> all() {
    return List.copyOf(bound.values());
  }

  /**
   * One by its name.
   *
   * @throws UserException if nothing is bound to it
   */
  BoundDataset get(String name) {
    BoundDataset found = bound.get(name);
    if (found == null) {
      throw new UserException(
          "the sweep needs a data set '%s': give --data %s=DIR".formatted(name, name));
    }
    return found;
  }
}
