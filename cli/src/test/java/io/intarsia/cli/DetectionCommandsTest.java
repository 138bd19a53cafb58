package io.intarsia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proposals and the evaluation of detections, over painted scenes. */
class DetectionCommandsTest {
  @TempDir Path folder;
  private final CommandRun shell = new CommandRun(Main.commands());

  @BeforeEach
  void importScenes() {
    assertThat(shell.run("data", "synthesize", "--out", path("scenes"), "--images", "12")).isZero();
    assertThat(shell.run("data", "import", "--source", path("scenes"), "--out", path("data")))
        .isZero();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void proposalsAreFoundCountedAndNeverOverwritten() {
    String[] search = {
      "proposals",
      "--data",
      path("data"),
      "--out",
      path("proposals"),
      "--splits",
      "test",
      "--limit",
      "2",
      "--set",
      "selective_search.longer_side=120"
    };
    assertThat(shell.run(search)).as(shell.err()).isZero();
    assertThat(shell.out())
        .containsPattern("\\d+ boxes in 2 pictures")
        .containsPattern("recall of \\d+ objects")
        .containsPattern("2000 +\\d+\\.\\d %");
    assertThat(shell.run(search)).isEqualTo(2);
    assertThat(shell.err()).contains("exists already");
  }

  @Test
  void edgeBoxesWithoutAModelAndUnknownMethodsAreUsersMistakes() {
    assertThat(
            shell.run(
                "proposals", "--data", path("data"), "--out", path("p"), "--method", "edge-boxes"))
        .isEqualTo(2);
    assertThat(shell.err()).contains("give --model FILE");
    assertThat(
            shell.run(
                "proposals", "--data", path("data"), "--out", path("p"), "--method", "guessing"))
        .isEqualTo(2);
    assertThat(shell.err()).contains("--method: expected selective-search-fast");
  }

  @Test
  void detectionsInVocFilesGetAReportWithPictures() throws IOException {
    Path results = Files.createDirectories(folder.resolve("results"));
    String image =
        Files.readAllLines(folder.resolve("scenes/VOCdevkit/VOC2007/ImageSets/Main/test.txt"))
            .get(0);
    String category = firstClass(image);
    Files.writeString(
        results.resolve("comp4_det_test_%s.txt".formatted(category)),
        "%s 0.9 1 1 30 30%n%s 0.8 5 5 60 60%n".formatted(image, image));
    assertThat(
            shell.run(
                "evaluate",
                "detections",
                "--data",
                path("data"),
                "--from",
                results.toString(),
                "--out",
                path("report"),
                "--set",
                "boxes.resamples=20"))
        .as(shell.err())
        .isZero();
    assertThat(shell.out()).contains("by chance").contains(category);
    assertThat(folder.resolve("report/report.html"))
        .content()
        .contains("Mistakes of each class")
        .contains("data:image/jpeg;base64,");
    assertThat(folder.resolve("report/comp4/comp4_det_test_%s.txt".formatted(category))).exists();
    assertThat(folder.resolve("report/coco_results.json")).content().contains("category_id");
  }

  private String firstClass(String image) throws IOException {
    String xml =
        Files.readString(
            folder.resolve("scenes/VOCdevkit/VOC2007/Annotations/%s.xml".formatted(image)));
    int object = xml.indexOf("<object>");
    int begin = xml.indexOf("<name>", object) + "<name>".length();
    return xml.substring(begin, xml.indexOf("</name>", begin));
  }

  @Test
  void aFolderWithoutResultsIsAUsersMistake() {
    assertThat(
            shell.run(
                "evaluate",
                "detections",
                "--data",
                path("data"),
                "--from",
                path("scenes"),
                "--out",
                path("report")))
        .isEqualTo(2);
    assertThat(shell.err()).contains("holds no results such as comp4_det_test_");
  }
}
