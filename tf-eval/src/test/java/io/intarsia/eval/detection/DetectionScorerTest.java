package io.intarsia.eval.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.boxes.Box;
import io.intarsia.core.config.Configs;
import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.proto.BoxScoringConfig;
import io.intarsia.proto.ClassDetections;
import io.intarsia.proto.DetectionScores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectionScorerTest {
  private static final BoxScoringConfig RULES =
      Configs.resolve(BoxScoringConfig.newBuilder().setResamples(50).build());
  private static final Box HERE = new Box(0, 0, 10, 10);
  private static final Box THERE = new Box(20, 0, 60, 40);

  /** A car and a difficult car in picture a, a car in b; nothing but a dog in c. */
  private static final GroundTruth TRUTH =
      new GroundTruth(
          List.of("car", "cat", "dog"),
          List.of("a", "b", "c"),
          List.of(
              new GroundObject("a", "car", HERE, false),
              new GroundObject("a", "car", THERE, true),
              new GroundObject("b", "car", THERE, false),
              new GroundObject("c", "dog", HERE, false)));

  private static Detection car(String image, double score, Box box) {
    return new Detection(image, "car", (float) score, box);
  }

  private static DetectionScores score(List<Detection> detections) {
    return new DetectionScorer(TRUTH, RULES).score(detections);
  }

  @Test
  void aCaseCountedByHand() {
    List<Detection> detections =
        List.of(
            car("a", 0.6, new Box(80, 80, 90, 90)),
            car("a", 0.7, THERE),
            car("a", 0.8, new Box(0, 0, 10, 9)),
            car("a", 0.9, HERE));
    assertThat(new DetectionScorer(TRUTH, RULES).judge(detections))
        .extracting(JudgedDetection::outcome)
        .containsExactly(Outcome.CORRECT, Outcome.DUPLICATE, Outcome.IGNORED, Outcome.MISPLACED);
    ClassDetections car = score(detections).getClasses(0);
    // Right, wrong, wrong; one of two found: precision 1 up to recall 1/2, nothing beyond.
    assertThat(car.getScoreArea()).isCloseTo(0.5, within(1e-12));
    assertThat(car.getScore11Point()).isCloseTo(6.0 / 11, within(1e-12));
    assertThat(car.getPositives()).isEqualTo(2);
    assertThat(car.getDifficult()).isEqualTo(1);
  }

  @Test
  void anOverlapOfExactlyTheThresholdFinds() {
    List<JudgedDetection> judged =
        new DetectionScorer(TRUTH, RULES)
            .judge(List.of(car("a", 1, new Box(0, 0, 10, 5)), car("b", 1, new Box(20, 0, 60, 19))));
    assertThat(judged)
        .extracting(JudgedDetection::outcome)
        .containsExactly(Outcome.CORRECT, Outcome.MISPLACED);
  }

  @Test
  void sizesCountTheirOwnObjectsOnly() {
    // HERE has 100 pixels and is small; THERE has 1,600 and is of medium size.
    DetectionScores scores =
        score(List.of(car("a", 0.9, HERE), new Detection("c", "dog", 0.3f, HERE)));
    ClassDetections car = scores.getClasses(0);
    assertThat(car.getSizes(0).getPositives()).isEqualTo(1);
    assertThat(car.getSizes(0).getScore()).isEqualTo(1);
    assertThat(car.getSizes(1).getScore()).isZero();
    assertThat(car.getSizes(2).hasScore()).isFalse();
  }

  @Test
  void aClassWithoutObjectsIsNotScoredAndNotInTheMean() {
    DetectionScores scores =
        score(List.of(car("a", 1, HERE), car("b", 1, THERE), new Detection("c", "dog", 1, HERE)));
    assertThat(scores.getClasses(1).hasScore()).isFalse();
    assertThat(scores.getScore()).isEqualTo(1);
    assertThat(scores.getInterval().getLow()).isEqualTo(1);
  }

  @Test
  void theIntervalHoldsTheScoreAndChanceIsBelowIt() {
    int pictures = 60;
    List<String> images = IntStream.range(0, pictures).mapToObj(i -> "p" + i).toList();
    List<GroundObject> objects = new ArrayList<>();
    List<Detection> detections = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      Box box = new Box(i, i, i + 12, i + 12);
      objects.add(new GroundObject("p" + i, "car", box, false));
      // Every third is beside the object.
      Box said = i % 3 == 0 ? new Box(i + 30, i, i + 42, i + 12) : box;
      detections.add(new Detection("p" + i, "car", i % 7, said));
    }
    DetectionScorer scorer =
        new DetectionScorer(new GroundTruth(List.of("car"), images, objects), RULES);
    DetectionScores scores = scorer.score(detections);
    assertThat(scores.getInterval().getLow()).isLessThan(scores.getScore());
    assertThat(scores.getInterval().getHigh()).isGreaterThan(scores.getScore());
    assertThat(scores.getChance().getScoresCount()).isEqualTo(5);
    assertThat(scores.getChance().getMean()).isLessThan(scores.getInterval().getLow());
    assertThat(scorer.score(detections)).isEqualTo(scores);
  }

  @Test
  void copiesOfAPictureWeighAsOftenAsTheyAreThere() {
    List<Detection> detections = List.of(car("b", 0.9, HERE), car("a", 0.5, HERE));
    ClassResult once =
        ClassResult.of("car", detections, TRUTH, new VocMatching(0.5, SizeRange.ANY));
    // Picture a twice, b not at all: its mistake is gone, and both copies of a's car are found.
    assertThat(once.score(AveragePrecision.AREA, image -> image.equals("a") ? 2 : 0)).hasValue(1);
    assertThat(once.score(AveragePrecision.AREA, image -> 0)).isEmpty();
  }

  @Test
  void equalScoresKeepTheirOrder() {
    List<Detection> detections =
        new ArrayList<>(List.of(car("a", 0.5, HERE), car("a", 0.5, new Box(0, 0, 10, 9))));
    DetectionScorer scorer = new DetectionScorer(TRUTH, RULES);
    assertThat(scorer.judge(detections).get(0).detection()).isEqualTo(detections.get(0));
    Collections.reverse(detections);
    assertThat(scorer.judge(detections).get(0).detection()).isEqualTo(detections.get(0));
  }

  @Test
  void aScoreThatIsNotANumberIsRefused() {
    assertThatThrownBy(() -> car("a", Double.NaN, HERE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("car in a");
  }
}
