package io.intarsia.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorSharesTest {
  @Test
  void linuxGivesRanges() {
    assertThat(ProcessorShares.numbers("0-3,8,10-11")).containsExactly(0, 1, 2, 3, 8, 10, 11);
    assertThat(ProcessorShares.numbers("5")).containsExactly(5);
  }

  @Test
  void sharesAreEqualAndOfManyEachHasAProcessor() {
    List<Integer> five = List.of(0, 1, 2, 3, 8);
    assertThat(ProcessorShares.split(five, 2)).containsExactly("0,1", "2,3,8");
    assertThat(ProcessorShares.split(List.of(4, 5), 4)).containsExactly("4", "4", "5", "5");
  }

  @Test
  void aProgramIsLookedForInEveryFolderOfThePath(@TempDir Path folder) throws IOException {
    Path program = Files.createFile(folder.resolve("holder"));
    String searchPath = "/nowhere::" + folder;
    assertThat(ProcessorShares.onPath(searchPath, "holder")).isFalse();
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(ProcessorShares.onPath(searchPath, "holder")).isTrue();
    assertThat(ProcessorShares.onPath("", "holder")).isFalse();
  }

  @Test
  void aShareThatIsGivenBackCanBeTakenAgain() throws InterruptedException {
    ProcessorShares shares = ProcessorShares.of(2);
    List<String> first = shares.take();
    assertThat(first).startsWith("taskset", "-c");
    assertThat(shares.take()).startsWith("taskset", "-c");
    shares.giveBack(first);
    assertThat(shares.take()).isEqualTo(first);
    assertThat(ProcessorShares.whole().take()).isEmpty();
  }
}
