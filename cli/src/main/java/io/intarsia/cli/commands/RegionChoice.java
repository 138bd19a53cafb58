package io.intarsia.cli.commands;

import com.google.protobuf.ByteString;
import io.intarsia.cli.Arguments;
import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.dataset.PictureNames;
import io.intarsia.data.dataset.RecordNames;
import io.intarsia.data.proposals.Proposals;
import io.intarsia.data.proposals.search.BoxSearch;
import io.intarsia.data.proposals.search.BoxSearches;
import io.intarsia.eval.detector.Finding;
import io.intarsia.eval.detector.PublishedDetector;
import io.intarsia.proto.Annotation;
import io.intarsia.proto.PictureProposals;
import io.intarsia.proto.ProposalSettings;
import io.intarsia.proto.SelectiveSearchConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Which regions of a photograph a detector looks at: {@code --proposals} and {@code --data}. */
@FunctionalInterface
interface RegionChoice {
  /** Searched in each picture. */
  String SEARCH = "search";

  /** Laid over each picture. */
  String WINDOWS = "windows";

  /**
   * What the detector finds.
   *
   * @param bytes the picture's content
   */
  List<Finding> find(PublishedDetector detector, Path picture, byte[] bytes) throws IOException;

  static Options addOptions(Options options) {
    return options
        .addOption(
            Arguments.optional(
                "proposals",
                "KIND|DIR",
                "regions to look at: search (the default), windows, or made by intarsia proposals"))
        .addOption(
            Arguments.optional(
                "data", "DIR", "with --proposals DIR: the data set that they were made for"));
  }

  /**
   * Reads what was given.
   *
   * @param pictures that will be looked at
   * @throws UserException if it is no such choice, or names the first picture without proposals
   */
  static RegionChoice of(CommandLine line, List<Path> pictures) throws IOException {
    String given = line.getOptionValue("proposals", SEARCH);
    boolean stored = !given.equals(SEARCH) && !given.equals(WINDOWS);
    if (stored && !Files.isDirectory(Path.of(given))) {
      throw new UserException(
          "--proposals: expected %s, %s or a directory made by intarsia proposals, got '%s'"
              .formatted(SEARCH, WINDOWS, given));
    }
    if (stored != line.hasOption("data")) {
      throw new UserException(
          "--proposals DIR and --data DIR, the data set that they were made for, go together");
    }
    if (stored) {
      ImportedDataset dataset = ImportedDataset.open(Arguments.existingPath(line, "data"));
      return stored(Proposals.open(Path.of(given), dataset), dataset, pictures);
    }
    return given.equals(WINDOWS)
        ? (detector, picture, bytes) -> detector.detect(bytes)
        : searched();
  }

  private static RegionChoice searched() {
    BoxSearch search =
        BoxSearches.of(
                ProposalSettings.newBuilder()
                    .setSelectiveSearch(SelectiveSearchConfig.getDefaultInstance())
                    .build(),
                Optional.empty())
            .get();
    return (detector, picture, bytes) -> {
      ImageRecord record =
          new ImageRecord("", ByteString.copyFrom(bytes), Annotation.getDefaultInstance());
      List<Box> boxes = boxes(search.boxes(record));
      return detector.detect(bytes, boxes.subList(0, Math.min(most(detector), boxes.size())));
    };
  }

  private static RegionChoice stored(
      Proposals proposals, ImportedDataset dataset, List<Path> pictures) throws IOException {
    RecordNames names = new RecordNames(dataset);
    Map<Path, Long> records = new HashMap<>();
    for (Path picture : pictures) {
      records.put(picture, record(picture, names, proposals, dataset));
    }
    return (detector, picture, bytes) ->
        detector.detect(
            bytes, proposals.boxes(Objects.requireNonNull(records.get(picture)), most(detector)));
  }

  /** The record that a picture is. */
  private static long record(
      Path picture, RecordNames names, Proposals proposals, ImportedDataset dataset)
      throws IOException {
    String file = String.valueOf(picture.getFileName());
    Optional<Long> number = names.find(file).or(() -> names.find(PictureNames.stem(file)));
    if (number.isEmpty()) {
      throw new UserException(
          "%s has no proposals: %s has no picture of that name, or several; leave it out, or look with --proposals %s"
              .formatted(picture, dataset.directory(), SEARCH));
    }
    if (!proposals.searched().contains(number.get())) {
      throw new UserException(
          "%s has no proposals: of %s only %d of %d pictures were searched; search the others too with intarsia proposals, or leave it out"
              .formatted(
                  picture, dataset.directory(), proposals.searched().size(), dataset.size()));
    }
    ImageRecord record = dataset.read(number.get());
    if (!record.bytes().equals(ByteString.copyFrom(Files.readAllBytes(picture)))) {
      throw new UserException(
          "%s has no proposals: it is another picture than '%s' of %s (other bytes), so that one's boxes do not fit; leave it out, or look with --proposals %s"
              .formatted(picture, record.name(), dataset.directory(), SEARCH));
    }
    return number.get();
  }

  /** How many regions of a picture the detector looks at. */
  private static int most(PublishedDetector detector) {
    int most = detector.record().getConfig().getTest().getProposals();
    return most == 0 ? Integer.MAX_VALUE : most;
  }

  private static List<Box> boxes(PictureProposals proposals) {
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < proposals.getEdgesCount(); i += 4) {
      boxes.add(
          new Box(
              proposals.getEdges(i),
              proposals.getEdges(i + 1),
              proposals.getEdges(i + 2),
              proposals.getEdges(i + 3)));
    }
    return boxes;
  }
}
