package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.proto.PuzzleConfig;
import org.junit.jupiter.api.Test;

class PuzzleGeometryTest {

  private static PuzzleConfig.Builder config() {
    return PuzzleConfig.newBuilder();
  }

  @Test
  void theDefaultIsThePublishedGeometry() {
    PuzzleGeometry geometry = PuzzleGeometry.of(PuzzleConfig.getDefaultInstance());
    assertThat(geometry.cell()).isEqualTo(85);
    assertThat(geometry.cellCorners()[5]).containsExactly(85, 170);
  }

  @Test
  void tilesMayTouchTheirCellsEdgeAndNotCrossIt() {
    assertThatCode(() -> PuzzleGeometry.of(config().setJitter(22).build()))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> PuzzleGeometry.of(config().setJitter(23).build()))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "pretext.jigsaw.puzzle.jitter must be at most cell - patch + 1 - channel_shift = 85 - 64"
                + " + 1 - 0 = 22, got 23");
    assertThatThrownBy(() -> PuzzleGeometry.of(config().setJitter(21).setChannelShift(2).build()))
        .hasMessageContaining("= 20, got 21");
  }

  @Test
  void refusesTilesLargerThanCellsAndCropsLargerThanPhotos() {
    assertThatThrownBy(() -> PuzzleGeometry.of(config().setPatch(86).build()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("puzzle.patch must be at most the cell's side")
        .hasMessageContaining("= 85, got 86");
    assertThatThrownBy(() -> PuzzleGeometry.of(config().setResize(254).build()))
        .isInstanceOf(UserException.class)
        .hasMessage("pretext.jigsaw.puzzle.crop must be at most resize (254), got 255");
  }
}
