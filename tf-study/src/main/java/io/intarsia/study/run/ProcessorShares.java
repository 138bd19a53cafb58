package io.intarsia.study.run;

import io.intarsia.core.UserException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * The processors that this process may compute on, in shares for processes side by side. A process
 * that is held to its share is half as fast again as one that wanders over all of them.
 */
public final class ProcessorShares {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String HOLDER = "taskset";
  private static final String ALLOWED = "Cpus_allowed_list:";

  private final BlockingQueue<List<String>> free;

  private ProcessorShares(List<List<String>> prefixes) {
    this.free = new LinkedBlockingQueue<>(prefixes);
  }

  /** One share, of all: nothing is held to anything. */
  public static ProcessorShares whole() {
    return new ProcessorShares(List.of(List.of()));
  }

  /**
   * Equal shares of the processors that Linux allows this process; of more shares than processors
   * some have the same one.
   *
   * @throws UserException if the system does not tell which these are, or has no {@code taskset}
   */
  public static ProcessorShares of(int count) {
    if (count == 1) {
      return whole();
    }
    if (!onPath(System.getenv().getOrDefault("PATH", ""), HOLDER)) {
      throw new UserException(
          "processes side by side are held to their processors by %s, which is not on the PATH:"
                  .formatted(HOLDER)
              + " install it (package util-linux) or run one at a time");
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      String allowed =
          lines
              .filter(line -> line.startsWith(ALLOWED))
              .findFirst()
              .orElseThrow(() -> new IOException("there is no line " + ALLOWED));
      return new ProcessorShares(
          split(numbers(allowed.substring(ALLOWED.length()).strip()), count).stream()
              .map(share -> List.of(HOLDER, "-c", share))
              .toList());
    } catch (IOException e) {
      throw new UserException(
          "which processors may be used stands in %s on Linux, and cannot be read here: %s"
              .formatted(STATUS, e.getMessage()),
          e);
    }
  }

  /** What stands before a command that is held to a share; waits until one is free. */
  List<String> take() throws InterruptedException {
    return free.take();
  }

  void giveBack(List<String> prefix) {
    free.add(prefix);
  }

  /** Whether one of the folders of a search path has this program. */
  static boolean onPath(String searchPath, String program) {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** The numbers of a list such as {@code 0-3,8}. */
  static List<Integer> numbers(String list) {
    List<Integer> numbers = new ArrayList<>();
    for (String range : list.split(",")) {
      String[] ends = range.split("-");
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** Shares as lists such as {@code 0,1}. */
  static List<String> split(List<Integer> processors, int count) {
    List<String> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int first = Math.min(i * processors.size() / count, processors.size() - 1);
      int end = Math.max(first + 1, (i + 1) * processors.size() / count);
      shares.add(
          String.join(",", processors.subList(first, end).stream().map(String::valueOf).toList()));
    }
    return shares;
  }
}
