package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.proto.InputConfig;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordSelectionTest {

  private static InputConfig.Builder config(double heldOut) {
    return InputConfig.newBuilder().setHoldoutFraction(heldOut);
  }

  @Test
  void everyRecordIsEitherTrainedOnOrHeldOut() {
    RecordSelection selection = RecordSelection.of(config(0.01).build(), first(29_469));
    assertThat(selection.heldOut()).hasSize(294).isSorted();
    assertThat(
            LongStream.concat(
                LongStream.of(selection.training()), LongStream.of(selection.heldOut())))
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 29_469).boxed().toList());
  }

  @Test
  void heldOutRecordsLieEvenlyThroughTheDataSet() {
    assertThat(RecordSelection.of(config(0.25).build(), first(12)).heldOut())
        .containsExactly(3, 7, 11);
    assertThat(RecordSelection.of(config(0).build(), first(12)).heldOut()).isEmpty();
  }

  @Test
  void aSmallerSubsetLiesInsideALargerOneAndLeavesTheHeldOutAlone() {
    RecordSelection all = RecordSelection.of(config(0.1).build(), first(1000));
    RecordSelection large = RecordSelection.of(config(0.1).setSubsetSize(300).build(), first(1000));
    RecordSelection small = RecordSelection.of(config(0.1).setSubsetSize(100).build(), first(1000));
    assertThat(large.training()).hasSize(300).isSorted().contains(small.training());
    assertThat(small.training()).hasSize(100);
    assertThat(all.training()).contains(large.training());
    assertThat(small.heldOut()).isEqualTo(all.heldOut());
    RecordSelection other =
        RecordSelection.of(config(0.1).setSubsetSize(100).setSubsetSeed(1).build(), first(1000));
    assertThat(other.training()).isNotEqualTo(small.training());
  }

  @Test
  void aShareOfThePicturesIsASubsetLikeOneOfTheirNumber() {
    RecordSelection share =
        RecordSelection.of(config(0.1).setSubsetFraction(1 / 3.0).build(), first(1000));
    RecordSelection number =
        RecordSelection.of(config(0.1).setSubsetSize(300).build(), first(1000));
    assertThat(share.training()).isEqualTo(number.training());
    assertThat(RecordSelection.of(config(0).setSubsetFraction(1e-9).build(), first(5)).training())
        .hasSize(1);
  }

  @Test
  void subsetsOfTheStudyLieInEachOther() {
    Set<Long> inner = Set.of();
    for (long size : new long[] {1_000, 3_000, 10_000, 29_000}) {
      RecordSelection selection =
          RecordSelection.of(
              config(0.01).setSubsetSize(size).setSubsetSeed(1).build(), first(29_469));
      Set<Long> subset = LongStream.of(selection.training()).boxed().collect(Collectors.toSet());
      assertThat(subset).hasSize((int) size);
      assertThat(subset.containsAll(inner)).isTrue();
      inner = subset;
    }
  }

  @Test
  void refusesMoreThanThereAreAndNothingAtAll() {
    assertThatThrownBy(() -> RecordSelection.of(config(0.5).setSubsetSize(6).build(), first(10)))
        .isInstanceOf(UserException.class)
        .hasMessage("input.subset_size: 6 pictures asked for, the data set has 5 to train on");
    assertThatThrownBy(() -> RecordSelection.of(config(0.5).build(), first(0)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("leaves none to train on");
  }

  @Test
  void aSplitIsDividedByItsOwnPlaces() {
    RecordSelection selection =
        RecordSelection.of(config(0.5).build(), new long[] {10, 11, 30, 31});
    assertThat(selection.heldOut()).containsExactly(11, 31);
    assertThat(selection.training()).containsExactly(10, 30);
  }

  private static long[] first(int records) {
    return LongStream.range(0, records).toArray();
  }
}
