package io.intarsia.eval.detection.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.eval.detection.Detection;
import io.intarsia.eval.detection.GroundTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** VOC's and COCO's files of detections. */
class DetectionFormatsTest {
  private static final GroundTruth TRUTH =
      new GroundTruth(
          List.of("car", "dog"), List.of("VOC2007/000067", "VOC2007/000111"), List.of());
  private static final List<Detection> DETECTIONS =
      List.of(
          new Detection("VOC2007/000111", "car", 0.25f, new Box(0, 1.5f, 20, 30.5f)),
          new Detection("VOC2007/000067", "car", 0.75f, new Box(3, 4, 5, 6)));

  @TempDir Path folder;

  private List<Detection> readCar(String content) throws IOException {
    Files.writeString(folder.resolve("comp4_det_test_car.txt"), content);
    return Comp4Files.read(folder, "test", TRUTH);
  }

  @Test
  void vocFilesComeBackAsTheyWereAndClassesWithoutDetectionsHaveAFile() throws IOException {
    Comp4Files.write(folder, "test", TRUTH.classes(), DETECTIONS);
    assertThat(folder.resolve("comp4_det_test_dog.txt")).isEmptyFile();
    assertThat(folder.resolve("comp4_det_test_car.txt"))
        .hasContent("000111 0.250000 1.0 2.5 20.0 30.5\n000067 0.750000 4.0 5.0 5.0 6.0\n");
    assertThat(Comp4Files.read(folder, "test", TRUTH)).isEqualTo(DETECTIONS);
  }

  @Test
  void aYearOfTheSplitIsNoPartOfTheFilesNames() throws IOException {
    Comp4Files.write(folder, "2007/test", TRUTH.classes(), DETECTIONS);
    assertThat(folder.resolve("comp4_det_test_car.txt")).isNotEmptyFile();
    assertThat(Comp4Files.read(folder, "2007/test", TRUTH)).isEqualTo(DETECTIONS);
  }

  @Test
  void cornersCountFromOneAndIncludeTheirPixels() throws IOException {
    assertThat(readCar("000067 .5 1 1 10 20\n").get(0).box()).isEqualTo(new Box(0, 0, 10, 20));
  }

  @Test
  void wrongLinesAreNamed() {
    assertMistake("000067 .5 1 1 10\n", "line 1: expected 'id score left top right bottom'");
    assertMistake("\n000099 .5 1 1 10 20\n", "line 2: the split has no picture '000099'");
    assertMistake("000067 .5 30 1 10 20\n", "line 1: no box has the edges");
    assertMistake("000067 high 1 1 10 20\n", "line 1: ");
  }

  private void assertMistake(String content, String message) {
    assertThatThrownBy(() -> readCar(content))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFolderWithoutResultsIsAUsersMistake() {
    assertThatThrownBy(() -> Comp4Files.read(folder, "val", TRUTH))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds no results such as comp4_det_val_car.txt");
  }

  @Test
  void cocoResultsNamePicturesByTheirNumbers() throws IOException {
    Path file = folder.resolve("coco.json");
    CocoResults.write(file, TRUTH, DETECTIONS);
    JsonArray results = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
    JsonObject first = results.get(0).getAsJsonObject();
    assertThat(first.get("image_id").getAsLong()).isEqualTo(111);
    assertThat(first.get("category_id").getAsInt()).isEqualTo(1);
    assertThat(first.getAsJsonArray("bbox")).hasToString("[0.0,1.5,20.0,29.0]");
    assertThat(first.get("score").getAsFloat()).isEqualTo(0.25f);
  }

  @Test
  void picturesWhoseNamesAreNotDifferentNumbersAreNumberedByPlace() {
    assertThat(CocoResults.imageIds(List.of("a", "b7")))
        .containsEntry("a", 1L)
        .containsEntry("b7", 2L);
  }
}
