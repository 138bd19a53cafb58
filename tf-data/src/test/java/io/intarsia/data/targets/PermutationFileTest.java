package io.intarsia.data.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.files.Npy;
import io.intarsia.proto.PermutationSetConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermutationFileTest {
  @TempDir Path folder;

  private Path bin(int... values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    return Files.write(folder.resolve("set.bin"), bytes.array());
  }

  @Test
  void readsBinCountingFromOne() throws IOException {
    assertThat(PermutationFile.read(bin(2, 4, 1, 2, 3, 4, 4, 3, 2, 1)).toArray())
        .isDeepEqualTo(new int[][] {{0, 1, 2, 3}, {3, 2, 1, 0}});
  }

  @Test
  void readsBinCountingFromZero() throws IOException {
    assertThat(PermutationFile.read(bin(1, 4, 2, 0, 3, 1)).get(0)).containsExactly(2, 0, 3, 1);
  }

  @Test
  void refusesFilesThatHoldNoSet() throws IOException {
    assertThatThrownBy(() -> PermutationFile.read(bin(7)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("set.bin")
        .hasMessageContaining("too short");
    assertThatThrownBy(() -> PermutationFile.read(bin(2, 4, 1, 2, 3, 4)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("2 permutations of 4 pieces, and 16 bytes follow");
    assertThatThrownBy(() -> PermutationFile.read(bin(1, 4, 1, 2, 3, 5)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no permutation of 0 .. 3");
    assertThatThrownBy(() -> PermutationFile.read(folder.resolve("none.bin")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no");
  }

  @Test
  void aFileMustAgreeWithTheConfig() throws IOException {
    Path file = bin(2, 4, 1, 2, 3, 4, 4, 3, 2, 1);
    PermutationSetConfig config =
        PermutationSetConfig.newBuilder().setFile(file.toString()).setSize(3).build();
    assertThatThrownBy(() -> PermutationSet.create(config, 4))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds 2 permutations of 4 pieces, but size is 3");
    assertThat(PermutationSet.create(config.toBuilder().setSize(2).build(), 4).size()).isEqualTo(2);
  }

  @Test
  void aSetIsReadBackAsItWasWritten() throws IOException {
    PermutationSet set =
        PermutationSet.create(PermutationSetConfig.newBuilder().setSize(100).build(), 9);
    Path file = folder.resolve("set.npy");
    set.write(file);
    assertThat(PermutationFile.read(file).toArray()).isDeepEqualTo(set.toArray());
  }

  @Test
  void readsNpyOfOtherWidthsCountingFromOne() throws IOException {
    Path file = folder.resolve("set.npy");
    Npy.write(file, List.of(2L, 4L), new long[] {1, 2, 3, 4, 3, 4, 1, 2});
    assertThat(PermutationFile.read(file).toArray())
        .isDeepEqualTo(new int[][] {{0, 1, 2, 3}, {2, 3, 0, 1}});
  }

  @Test
  void refusesNpyThatIsNoListOfPermutations() throws IOException {
    Path file = folder.resolve("set.npy");
    Npy.write(file, List.of(4L), new int[] {0, 1, 2, 3});
    assertThatThrownBy(() -> PermutationFile.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("its shape is [4], expected [size, pieces]");
    Npy.write(file, List.of(1L, 2L), new float[] {0, 1});
    assertThatThrownBy(() -> PermutationFile.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("integers");
    Files.write(file, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> PermutationFile.read(file)).isInstanceOf(UserException.class);
  }
}
