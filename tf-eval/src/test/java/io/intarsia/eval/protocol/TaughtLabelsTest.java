package io.intarsia.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaughtLabelsTest {
  private static final DatasetManifest DATA =
      DatasetManifest.newBuilder().addAllClasses(List.of("Gas pump", "tench", "car")).build();

  @Test
  void classesSeenBeforeAreNamedWhateverTheirSpelling() {
    Provenance provenance =
        Provenance.newBuilder().addAllTaughtClasses(List.of("gas_pump", "church", "car")).build();
    assertThat(TaughtLabels.notes(provenance, DATA))
        .containsExactly(
            "Labels taught this backbone, those of 3 classes. It has seen labels of 2 of the 3"
                + " classes here: Gas pump, car.");
  }

  @Test
  void aBackboneOfOtherLabelsSaysSoToo() {
    Provenance provenance = Provenance.newBuilder().addTaughtClasses("church").build();
    assertThat(TaughtLabels.notes(provenance, DATA))
        .containsExactly(
            "Labels taught this backbone, those of 1 classes. It has seen labels of 0 of the 3"
                + " classes here.");
  }

  @Test
  void aBackboneWithoutLabelsNeedsNoNote() {
    assertThat(TaughtLabels.notes(Provenance.getDefaultInstance(), DATA)).isEmpty();
  }
}
