package io.intarsia.train.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaughtClassesTest {
  @TempDir Path folder;

  private List<String> read(String text) throws IOException {
    return TaughtClasses.read(Files.writeString(folder.resolve("classes.txt"), text));
  }

  private void refused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("classes.txt" + message);
  }

  @Test
  void aNameStandsOnEachLine() throws IOException {
    assertThat(read("tench, Tinca tinca\r\n\n  dining table \ncat"))
        .containsExactly("cat", "dining table", "tench, Tinca tinca");
  }

  @Test
  void aListThatNamesNoneOrOneTwiceIsTheUsersMistake() {
    refused("\n \n", " names no class; expected a name on each line");
    refused("crane\ncat\ncrane\n", ":3: 'crane' stands in line 1 already");
    assertThatThrownBy(() -> TaughtClasses.read(folder.resolve("none.txt")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none.txt: there is no such file; expected a list of classes");
  }
}
