package io.intarsia.eval.detector;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.core.files.WorkParts;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.FoundManifest;
import io.intarsia.proto.FoundObject;
import io.intarsia.proto.FoundObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A detector's look at every picture of a split. What is found is kept in {@link WorkParts}, an
 * item for each picture: a pass that was broken off goes on there, and one that is finished is not
 * done again. {@code found.txtpb} beside them says what they depend on.
 */
final class TestPass {
  private static final String MANIFEST = "found.txtpb";

  private final DetectionData data;
  private final DetectionConfig config;
  private final long[] records;
  private final WorkParts parts;

  private TestPass(DetectionData data, DetectionConfig config, long[] records, WorkParts parts) {
    this.data = data;
    this.config = config;
    this.records = records;
    this.parts = parts;
  }

  /**
   * Begins a pass, or finds an earlier one.
   *
   * @param directory where findings are kept
   * @param modelChecksum tells the detector from others
   * @throws UserException if the directory holds findings that depend on something else
   */
  static TestPass open(
      Path directory,
      DetectionData data,
      DetectionConfig config,
      String modelChecksum,
      String split)
      throws IOException {
    long[] records = data.dataset().records(split);
    FoundManifest manifest =
        FoundManifest.newBuilder()
            .setFormat(1)
            .setModelChecksum(modelChecksum)
            .setDataChecksum(data.dataset().manifest().getChecksum())
            .setProposalsChecksum(data.sourceChecksum())
            .setSplit(split)
            .setPictures(records.length)
            .setConfig(config.toBuilder().clearExecution())
            .build();
    WorkParts parts =
        WorkParts.open(
                directory, MANIFEST, TextFormat.printer().printToString(manifest), records.length)
            .orElseThrow(
                () ->
                    new UserException(
                        ("%s holds detections of another detector, config or data set (see %s):"
                                + " remove it, or choose another --out")
                            .formatted(directory, directory.resolve(MANIFEST))));
    return new TestPass(data, config, records, parts);
  }

  /**
   * Looks at the pictures that are not done.
   *
   * @param version directory of the SavedModel
   * @param stop asked before each picture
   * @return what was found, by the picture's name, in the split's order; nothing if it was stopped
   * @throws UserException if what was kept is damaged
   */
  Optional<Map<String, List<Finding>>> run(Path version, Progress progress, BooleanSupplier stop)
      throws IOException {
    List<Integer> missing = parts.missing();
    if (!missing.isEmpty() && !look(missing, version, progress, stop)) {
      return Optional.empty();
    }
    Map<String, List<Finding>> found = new LinkedHashMap<>();
    for (int number = 0; number < parts.count(); number++) {
      for (byte[] item : parts.read(number)) {
        FoundObjects objects = FoundObjects.parseFrom(item);
        found.put(
            objects.getPicture(),
            objects.getObjectsList().stream().map(TestPass::finding).toList());
      }
    }
    return Optional.of(found);
  }

  /** Whether it came to the end. */
  private boolean look(List<Integer> missing, Path version, Progress progress, BooleanSupplier stop)
      throws IOException {
    try (PublishedDetector detector = PublishedDetector.load(version);
        Progress.Task task = progress.start("detect", records.length, "pictures")) {
      long done = parts.done();
      task.at(done);
      for (int number : missing) {
        List<byte[]> found = new ArrayList<>();
        for (int item : parts.itemsOf(number)) {
          if (stop.getAsBoolean()) {
            return false;
          }
          found.add(look(detector, records[item]).toByteArray());
          task.at(++done);
        }
        parts.write(number, found);
      }
      return true;
    }
  }

  private FoundObjects look(PublishedDetector detector, long number) throws IOException {
    ImageRecord record = data.dataset().read(number);
    List<Finding> findings =
        detector.detect(
            record.bytes().toByteArray(),
            data.source().regions(number, config.getTest().getProposals()));
    return FoundObjects.newBuilder()
        .setPicture(record.name())
        .addAllObjects(findings.stream().map(TestPass::object).toList())
        .build();
  }

  private static FoundObject object(Finding finding) {
    return FoundObject.newBuilder()
        .setCategory(finding.category())
        .setScore(finding.score())
        .setLeft(finding.box().x1())
        .setTop(finding.box().y1())
        .setRight(finding.box().x2())
        .setBottom(finding.box().y2())
        .build();
  }

  private static Finding finding(FoundObject object) {
    return new Finding(
        object.getCategory(),
        object.getScore(),
        new Box(object.getLeft(), object.getTop(), object.getRight(), object.getBottom()));
  }
}
