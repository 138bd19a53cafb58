package io.intarsia.core.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.files.Npy;
import io.intarsia.core.files.NpyHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;

class NpzFileTest {
  @TempDir Path directory;

  private byte[] floats() throws IOException {
    Path file = directory.resolve("array.npy");
    Npy.write(file, List.of(2L, 2L), new float[] {1, 2, 3, 4.5f});
    return Files.readAllBytes(file);
  }

  private WeightsFile archive(byte[] array) throws IOException {
    return WeightsFiles.open(
        ZipFiles.write(directory.resolve("x.npz"), Map.of("conv1.weight.npy", array)));
  }

  @Test
  void arraysAreCalledAsTheirEntries() throws IOException {
    WeightsFile file = archive(floats());
    assertThat(file.shapes()).isEqualTo(Map.of("conv1.weight", Shape.of(2, 2)));
    assertThat(file.read("conv1.weight"))
        .isEqualTo(NdArrays.wrap(Shape.of(2, 2), DataBuffers.of(1, 2, 3, 4.5f)));
  }

  @Test
  void doublesAreNarrowed() throws IOException {
    ByteBuffer array = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    array.put(new NpyHeader("<f8", List.of(2L)).toBytes()).putDouble(0.1).putDouble(-3);
    assertThat(archive(Arrays.copyOf(array.array(), array.position())).read("conv1.weight"))
        .isEqualTo(NdArrays.wrap(Shape.of(2), DataBuffers.of(0.1f, -3f)));
  }

  @Test
  void integersAreNoWeights() throws IOException {
    Path array = directory.resolve("array.npy");
    Npy.write(array, List.of(1L), new long[] {7});
    WeightsFile file = archive(Files.readAllBytes(array));
    assertThatThrownBy(() -> file.read("conv1.weight"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("conv1.weight is stored as <i8");
  }

  @Test
  void aCutArrayIsNamed() throws IOException {
    byte[] whole = floats();
    WeightsFile file = archive(Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> file.read("conv1.weight"))
        .hasMessageContaining("conv1.weight.npy has 15 bytes of data, expected 16");
  }

  @Test
  void anArchiveOfOtherThingsIsNoFileOfWeights() throws IOException {
    Path file =
        ZipFiles.write(
            directory.resolve("x.zip"),
            Map.of("readme.txt", "hello".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> WeightsFiles.open(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("neither data.pkl nor .npy arrays");
  }
}
