package io.intarsia.core.boxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxTest {

  @Test
  void overlapIsTheSharedAreaOverTheJointOne() {
    Box left = new Box(0, 0, 4, 2);
    Box right = new Box(2, 1, 6, 3);
    // They share 2 x 1 pixels of 8 + 8 - 2.
    assertThat(left.iou(right)).isCloseTo(2.0 / 14, within(1e-12));
    assertThat(left.iou(left)).isEqualTo(1);
  }

  @Test
  void boxesThatTouchOrAreEmptyDoNotOverlap() {
    Box box = new Box(0, 0, 4, 4);
    assertThat(box.iou(new Box(4, 0, 8, 4))).isZero();
    Box empty = new Box(2, 2, 2, 2);
    assertThat(empty.iou(empty)).isZero();
  }

  @Test
  void theBestOverlapIsTheFirstOfEquals() {
    Box box = new Box(0, 0, 4, 4);
    List<Box> others = List.of(new Box(9, 9, 10, 10), new Box(0, 0, 4, 2), new Box(0, 2, 4, 4));
    assertThat(Overlaps.best(box, others)).hasValue(1);
    assertThat(Overlaps.largestIou(box, others)).isEqualTo(0.5);
    assertThat(Overlaps.best(box, others.subList(0, 1))).isEmpty();
  }

  @Test
  void whatLiesOutsideAPictureIsCutOff() {
    assertThat(new Box(-3, 5, 40, 60).clippedTo(30, 20)).isEqualTo(new Box(0, 5, 30, 20));
    assertThat(new Box(50, 50, 60, 60).clippedTo(30, 20)).isEqualTo(new Box(30, 20, 30, 20));
  }

  @ParameterizedTest
  @CsvSource({"3,0,2,1", "0,3,1,2", "NaN,0,1,1", "0,0,1,NaN", "0,0,Infinity,1", "-Infinity,0,1,1"})
  void edgesInTheWrongOrderAndNoNumbersAreRefused(float x1, float y1, float x2, float y2) {
    assertThatThrownBy(() -> new Box(x1, y1, x2, y2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no box has the edges");
  }

  @Test
  void equalScoresKeepTheirOrder() {
    List<Box> boxes = List.of(new Box(0, 0, 4, 4), new Box(0, 0, 4, 4), new Box(8, 8, 9, 9));
    assertThat(new NonMaximumSuppression(0.5).keep(boxes, new float[] {0, -0f, 1}))
        .containsExactly(2, 0);
  }

  @Test
  void aScoreThatIsNotANumberIsRefused() {
    NonMaximumSuppression suppression = new NonMaximumSuppression(0.5);
    assertThatThrownBy(
            () -> suppression.keep(List.of(new Box(0, 0, 1, 1)), new float[] {Float.NaN}))
        .hasMessageContaining("box 0 is not a number");
  }
}
