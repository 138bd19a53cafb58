package io.intarsia.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run may begin with. */
class StartingPointTest {
  @TempDir Path directory;

  @Test
  void aPublishedBackboneSaysWhichNetworkItIsAndWhichWeights() throws IOException {
    StartingPoint one = DrawnBackbone.write(directory.resolve("model/1"));
    StartingPoint same = DrawnBackbone.write(directory.resolve("model/2"));
    assertThat(one.name()).isEqualTo("model/1");
    assertThat(one.experiment().getBackbone().getWidth()).isEqualTo(0.125);
    assertThat(one.state().variables()).containsKey("backbone/conv1/kernel");
    assertThat(same.checksum()).isEqualTo(one.checksum());
  }

  @Test
  void aDirectoryOfAnotherKindIsRefused() throws IOException {
    Files.writeString(directory.resolve("manifest.txtpb"), "format: 1");
    assertThatThrownBy(() -> StartingPoint.open(directory))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds no model: expected a version of a SavedModel");
  }
}
