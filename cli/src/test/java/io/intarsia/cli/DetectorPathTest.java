package io.intarsia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A detector from a run of pretraining to boxes in pictures, by commands, tiny. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetectorPathTest {
  private static final String EXPERIMENT =
      """
      backbone { width: 0.0625 input: LIGHTNESS resnet { depth: 18 res5_stride: 1 } }
      pretext { colorization { photo { resize: 64 crop: 64 target: 4 } } }
      input { batch_size: 4 holdout_fraction: 0.2 }
      schedule { steps: 2 learning_rate: 0.01 }
      """;

  private static final String DETECTION =
      """
      picture { short_side: 64 max_side: 128 }
      sampling { regions: 4 }
      batch_size: 2
      schedule { steps: 2 learning_rate: 0.001 }
      test { proposals: 20 score: 0 detections: 5 }
      """;

  @TempDir static Path folder;
  private final CommandRun shell = new CommandRun(Main.commands());

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private void pass(String... words) {
    assertThat(shell.run(words)).as(shell.err()).isZero();
  }

  @BeforeAll
  void trainADetectorOnARun() throws IOException {
    Files.writeString(folder.resolve("experiment.txtpb"), EXPERIMENT);
    Files.writeString(folder.resolve("detection.txtpb"), DETECTION);
    pass("data", "synthesize", "--out", at("scenes"), "--images", "12");
    pass("data", "import", "--source", at("scenes"), "--out", at("data"));
    search("proposals");
    search("few", "--limit", "2");
    pass(
        "pretrain",
        "--config",
        at("experiment.txtpb"),
        "--data",
        at("data"),
        "--out",
        at("pretraining"));
    evaluate();
  }

  private void search(String out, String... more) {
    List<String> words = new ArrayList<>(List.of("proposals", "--data", at("data")));
    words.addAll(List.of("--out", at(out), "--set", "selective_search.longer_side=100"));
    words.addAll(List.of(more));
    pass(words.toArray(String[]::new));
  }

  private void evaluate() {
    pass(
        "evaluate",
        "detection",
        "--model",
        at("pretraining"),
        "--data",
        at("data"),
        "--proposals",
        at("proposals"),
        "--config",
        at("detection.txtpb"),
        "--out",
        at("report"));
  }

  private int detect(String images, String... more) {
    List<String> words =
        new ArrayList<>(List.of("detect", "--model", at("report/model/detector/1")));
    words.addAll(List.of("--images", images, "--out", at("detected"), "--score", "0"));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  private String photos() {
    return at("scenes/VOCdevkit/VOC2007/JPEGImages");
  }

  @Test
  void aRunIsJudgedByItsBestCheckpointAndTheSameCommandAgainChangesNothing() throws IOException {
    assertThat(folder.resolve("report/found/found.txtpb")).exists();
    String report = Files.readString(folder.resolve("report/report.json"));
    assertThat(report).contains("pretraining/1");
    evaluate();
    assertThat(shell.out()).contains("pretraining/1 on");
    assertThat(folder.resolve("report/report.json")).hasContent(report);
  }

  @Test
  void aDetectorsRunIsNoRunOfPretraining() throws IOException {
    for (String notOne : List.of("report/run", "report/run/checkpoints/" + checkpoint())) {
      assertThat(
              shell.run(
                  "bench", "detector", "--model", at(notOne), "--config", at("detection.txtpb")))
          .isEqualTo(2);
      assertThat(shell.err()).contains("of pretraining: give one, or a version of a SavedModel");
    }
  }

  private String checkpoint() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("report/run/checkpoints"))) {
      return String.valueOf(found.sorted().findFirst().orElseThrow().getFileName());
    }
  }

  @Test
  void theStepAndTheShareOfItsBodyAreMeasured() {
    String config = at("detection.txtpb");
    pass("bench", "detector", "--model", at("pretraining"), "--config", config, "--steps", "2");
    assertThat(shell.out())
        .containsPattern("images_per_second: \\d")
        .containsPattern("body_percent: \\d")
        .containsPattern("images_per_second_at_most_without_body: \\d");
    pass(
        "bench",
        "detector",
        "--model",
        at("pretraining"),
        "--config",
        config,
        "--steps",
        "1",
        "--set",
        "freezing=FULL");
    assertThat(shell.out()).contains("body_percent").doesNotContain("without_body");
  }

  @Test
  void picturesOfTheDataSetAreLookedAtInItsProposals() {
    String[] proposals = {"--proposals", at("proposals"), "--data", at("data")};
    assertThat(detect(photos(), proposals)).as(shell.err()).isZero();
    assertThat(shell.out()).contains("objects drawn in 12 pictures");
    assertThat(folder.resolve("detected/detections.json")).content().contains("\"category\"");
  }

  @Test
  void theFirstPictureWithoutProposalsIsNamed() throws IOException {
    String[] few = {"--proposals", at("few"), "--data", at("data")};
    assertThat(detect(photos(), few)).isEqualTo(2);
    assertThat(shell.err())
        .containsPattern("0+3\\.\\w+ has no proposals: of .* only 2 of 12 pictures were searched");

    String[] all = {"--proposals", at("proposals"), "--data", at("data")};
    Path first = firstPhoto();
    Path strange = Files.createDirectories(folder.resolve("strange"));
    Files.copy(first, strange.resolve("stranger.jpg"));
    assertThat(detect(strange.toString(), all)).isEqualTo(2);
    assertThat(shell.err()).contains("stranger.jpg has no proposals", "no picture of that name");

    Path changed = Files.createDirectories(folder.resolve("changed"));
    byte[] bytes = Files.readAllBytes(first);
    bytes[bytes.length - 1] ^= 1;
    Files.write(changed.resolve(first.getFileName()), bytes);
    assertThat(detect(changed.toString(), all)).isEqualTo(2);
    assertThat(shell.err()).contains("it is another picture than '000001'");
  }

  private Path firstPhoto() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(photos()))) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  @Test
  void aWrongKindOfProposalsAndAMissingDataSetAreUsersMistakes() {
    assertThat(detect(photos(), "--proposals", "guesses")).isEqualTo(2);
    assertThat(shell.err()).contains("expected search, windows or a directory");
    assertThat(detect(photos(), "--proposals", at("proposals"))).isEqualTo(2);
    assertThat(shell.err()).contains("--data DIR").contains("go together");
    assertThat(detect(photos(), "--data", at("data"))).isEqualTo(2);
    assertThat(shell.err()).contains("go together");
  }
}
