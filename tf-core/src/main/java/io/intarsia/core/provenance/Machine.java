package io.intarsia.core.provenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of the machine changes the last bits of a result: the kernels that TensorFlow and oneDNN
 * pick follow the processor's vector instructions, the order of sums follows the threads.
 *
 * @param architecture such as {@code amd64}
 * @param instructionSets vector instructions of the processor, sorted; empty where the system does
 *     not tell
 * @param threads threads that a session computes with
 */
public record Machine(String architecture, List<String> instructionSets, int threads) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Pattern VECTOR_INSTRUCTIONS = Pattern.compile("(avx|amx|fma|sve|asimd).*");

  /** Copies the list. */
  public Machine {
    instructionSets = List.copyOf(instructionSets);
  }

  /** This machine. */
  public static Machine current(int threads) {
    return new Machine(System.getProperty("os.arch"), instructionSets(readCpuInfo()), threads);
  }

  /** The vector instructions that the first processor of a {@code /proc/cpuinfo} lists, sorted. */
  static List<String> instructionSets(List<String> cpuInfo) {
    return cpuInfo.stream()
        .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
        .limit(1)
        .flatMap(line -> Arrays.stream(line.substring(line.indexOf(':') + 1).trim().split("\\s+")))
        .filter(flag -> VECTOR_INSTRUCTIONS.matcher(flag).matches())
        .sorted()
        .toList();
  }

  private static List<String> readCpuInfo() {
    if (!Files.isReadable(CPU_INFO)) {
      return List.of();
    }
    try {
      return Files.readAllLines(CPU_INFO);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + CPU_INFO, e);
    }
  }

  /** One line: {@code amd64 avx2 avx512f fma, 2 threads}. */
  @Override
  public String toString() {
    String flags = String.join(" ", instructionSets);
    return "%s%s%s, %d threads".formatted(architecture, flags.isEmpty() ? "" : " ", flags, threads);
  }
}
