package io.intarsia.core.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRepositoryTest {
  @TempDir Path root;

  private ModelRepository repository() {
    return new ModelRepository(root);
  }

  private static void write(Path directory, String content) {
    try {
      Files.writeString(directory.resolve("saved_model.pb"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(root.resolve("m"))) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void versionsCountUpFromOneAndNoneIsTouchedAgain() throws IOException {
    Path first = repository().publish("m", directory -> write(directory, "one"));
    Path second = repository().publish("m", directory -> write(directory, "two"));

    assertThat(first).isEqualTo(root.resolve("m/1"));
    assertThat(second).isEqualTo(root.resolve("m/2"));
    assertThat(first.resolve("saved_model.pb")).hasContent("one");
    assertThat(names()).containsExactly("1", "2");
  }

  @Test
  void nextVersionIsAboveTheHighestAlsoWhereSomeAreMissing() throws IOException {
    Files.createDirectories(root.resolve("m/7"));
    Files.createDirectories(root.resolve("m/note"));

    assertThat(repository().publish("m", directory -> write(directory, "x")))
        .isEqualTo(root.resolve("m/8"));
  }

  @Test
  void failureLeavesNothing() throws IOException {
    assertThatThrownBy(
            () ->
                repository()
                    .publish(
                        "m",
                        directory -> {
                          write(directory, "half");
                          throw new IOException("disk full");
                        }))
        .hasMessage("disk full");

    assertThat(names()).isEmpty();
  }

  @Test
  void whatAKilledProcessLeavesIsNoVersion() throws IOException {
    // As a process leaves it that dies before the rename.
    Files.createDirectories(root.resolve("m/.tmp-0f0e"));
    write(root.resolve("m/.tmp-0f0e"), "half");

    assertThat(repository().versions("m")).isEmpty();
    assertThat(repository().publish("m", directory -> write(directory, "whole")))
        .isEqualTo(root.resolve("m/1"));
  }

  @Test
  void nothingIsSeenUnderItsNumberBeforeItIsWhole() throws IOException {
    repository()
        .publish(
            "m",
            directory -> {
              write(directory, "half");
              assertThat(repository().versions("m")).isEmpty();
              assertThat(directory.getFileName().toString()).startsWith(".tmp-");
            });

    assertThat(repository().versions("m")).containsExactly(1L);
  }

  @Test
  void publishersAtTheSameTimeGetNumbersOfTheirOwn() throws Exception {
    CountDownLatch allWritten = new CountDownLatch(4);
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(i -> new Thread(() -> publishTogether("version " + i, allWritten)))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(repository().versions("m")).containsExactly(1L, 2L, 3L, 4L);
    assertThat(names()).containsExactly("1", "2", "3", "4");
  }

  private void publishTogether(String content, CountDownLatch allWritten) {
    try {
      repository()
          .publish(
              "m",
              directory -> {
                write(directory, content);
                allWritten.countDown();
                try {
                  allWritten.await();
                } catch (InterruptedException e) {
                  throw new IOException(e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".hidden", "../up", "a/b", "-x", "über"})
  void nameThatIsNoDirectoryNameIsRefused(String name) {
    assertThatThrownBy(() -> repository().publish(name, directory -> write(directory, "x")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'" + name + "'");
  }
}
