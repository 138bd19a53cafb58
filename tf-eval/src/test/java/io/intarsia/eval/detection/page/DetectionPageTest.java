package io.intarsia.eval.detection.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.boxes.Box;
import io.intarsia.eval.detection.Detection;
import io.intarsia.eval.detection.DetectionScorer;
import io.intarsia.eval.detection.GroundObject;
import io.intarsia.eval.detection.GroundTruth;
import io.intarsia.eval.detection.JudgedDetection;
import io.intarsia.proto.BoxScoringConfig;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page shows of detections: pictures with boxes, in which order, and why one is wrong. */
class DetectionPageTest {
  private static final Box HERE = new Box(0, 0, 10, 10);
  private static final Box THERE = new Box(20, 20, 40, 40);
  private static final GroundTruth TRUTH =
      new GroundTruth(
          List.of("car", "dog"),
          List.of("a", "b"),
          List.of(
              new GroundObject("a", "car", HERE, false),
              new GroundObject("a", "dog", THERE, false),
              new GroundObject("b", "car", HERE, false)));

  private static List<JudgedDetection> judge(Detection... detections) {
    return new DetectionScorer(TRUTH, BoxScoringConfig.getDefaultInstance())
        .judge(List.of(detections));
  }

  @Test
  void boxesAreDrawnWhereTheyAre() {
    BufferedImage photo = new BufferedImage(420, 210, BufferedImage.TYPE_INT_RGB);
    BufferedImage drawn =
        new BoxPicture(photo).mark(BoxPicture.Kind.WRONG, "", new Box(100, 50, 300, 150)).draw();
    assertThat(drawn.getWidth()).isEqualTo(420);
    assertThat(drawn.getHeight()).isEqualTo(210);
    assertThat(drawn.getRGB(100, 100)).isEqualTo(0xffd9412b);
    assertThat(drawn.getRGB(300, 100)).isEqualTo(0xffd9412b);
    assertThat(drawn.getRGB(200, 100)).isEqualTo(0xff000000);
  }

  @Test
  void mistakesAreExplained() {
    List<JudgedDetection> judged =
        judge(
            new Detection("a", "car", 0.9f, HERE),
            new Detection("a", "car", 0.8f, HERE),
            new Detection("a", "car", 0.7f, new Box(0, 0, 10, 30)),
            new Detection("a", "car", 0.6f, THERE),
            new Detection("b", "car", 0.5f, new Box(70, 70, 80, 80)));
    Mistakes mistakes = new Mistakes(TRUTH);
    assertThat(judged.subList(1, 5).stream().map(mistakes::explain))
        .containsExactly(
            "a second box on the same car",
            "beside the car: IoU 0.33",
            "on a dog: IoU 1.00",
            "on the background");
    assertThat(mistakes.worst(judged, "car", 9))
        .extracting(each -> each.detection().score())
        .containsExactly(0.8f, 0.5f);
  }

  @Test
  void thePictureWithMoreFoundIsBetter() {
    List<JudgedDetection> judged =
        judge(
            new Detection("a", "car", 0.9f, HERE),
            new Detection("a", "dog", 0.8f, THERE),
            new Detection("b", "car", 0.7f, THERE));
    List<ImageVerdict> verdicts = ImageVerdict.of(TRUTH, judged, 0.1);
    assertThat(first(verdicts, ImageVerdict.bestFirst())).isEqualTo("a");
    assertThat(first(verdicts, ImageVerdict.worstFirst())).isEqualTo("b");
    assertThat(verdicts.get(1).missed()).isEqualTo(1);
  }

  private static String first(List<ImageVerdict> verdicts, Comparator<ImageVerdict> order) {
    return verdicts.stream().sorted(order).toList().get(0).image();
  }

  @Test
  void detectionsAreShownFromTheScoreOfTheHighestF1() {
    List<JudgedDetection> judged =
        judge(
            new Detection("a", "car", 0.9f, HERE),
            new Detection("a", "dog", 0.8f, THERE),
            new Detection("b", "car", 0.2f, THERE));
    assertThat(ShowingScore.of(judged, 3)).isEqualTo(0.8f);
    assertThat(ShowingScore.of(judge(new Detection("b", "dog", 1, HERE)), 3)).isInfinite();
  }
}
