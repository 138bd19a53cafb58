package io.intarsia.data.proposals.foreign;

import io.intarsia.core.UserException;
import io.intarsia.core.files.Sha256;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.dataset.RecordNames;
import io.intarsia.data.proposals.ProposalWriter;
import io.intarsia.data.proposals.SearchedRecords;
import io.intarsia.proto.ForeignProposals;
import io.intarsia.proto.ProposalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a directory of proposals from another program's file. */
public final class ForeignImport {
  private ForeignImport() {}

  /**
   * Reads the file and writes the directory.
   *
   * @param file {@code .mat}, {@code .json} or {@code .npy}
   * @param settings what of them is kept; the method is filled in here
   * @throws UserException if the file is not one of these, names pictures that the data set has
   *     not, or if {@code out} exists
   */
  public static void run(Path file, ImportedDataset dataset, ProposalSettings settings, Path out)
      throws IOException {
    if (Files.exists(out)) {
      throw new UserException(
          "%s exists already: choose another --out, or remove it".formatted(out));
    }
    ForeignBoxes boxes = read(file, dataset);
    ForeignProposals origin =
        ForeignProposals.newBuilder()
            .setFile(file.getFileName().toString())
            .setSha256(Sha256.ofFile(file))
            .build();
    try {
      new ProposalWriter(dataset, SearchedRecords.of(boxes.records()))
          .write(out, settings.toBuilder().setImported(origin).build(), boxes::of);
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "%s: some boxes have no score: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static ForeignBoxes read(Path file, ImportedDataset dataset) throws IOException {
    ForeignBoxes boxes = new ForeignBoxes();
    String name = file.getFileName().toString();
    if (name.endsWith(".mat")) {
      MatProposals.read(file, new RecordNames(dataset), boxes);
    } else if (name.endsWith(".json")) {
      JsonProposals.read(file, new RecordNames(dataset), boxes);
    } else if (name.endsWith(".npy")) {
      NpyProposals.read(file, dataset, boxes);
    } else {
      throw new UserException(
          "%s: expected proposals in a .mat, .json or .npy file".formatted(file));
    }
    return boxes;
  }
}
