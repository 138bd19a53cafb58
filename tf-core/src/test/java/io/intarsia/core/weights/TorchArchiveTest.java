package io.intarsia.core.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;

/** {@code tiny.pth} is PyTorch's own; how it was made stands beside it. */
class TorchArchiveTest {
  /** Of {@code _rebuild_tensor_v2(storage 0 of 4 floats, offset, (2, 2), (2, 1), False, None)}. */
  private static final String TENSOR =
      "ctorch._utils\n_rebuild_tensor_v2\n((%scFLOAT%s%sK\u0004tQ%s(K\u0002K\u0002t(%sK\u0001t\u0089NtR"
          .replace("cFLOAT", "ctorch\nFloatStorage\n");

  @TempDir Path directory;

  private Path tiny() throws IOException {
    Path file = directory.resolve("tiny.pth");
    try (InputStream in = TorchArchiveTest.class.getResourceAsStream("/weights/tiny.pth")) {
      Files.copy(Objects.requireNonNull(in), file);
    }
    return file;
  }

  private static String text(String text) {
    return "X" + (char) text.length() + "\0\0\0" + text;
  }

  private static String tensor(String key, int offset, int stride) {
    return TENSOR.formatted(
        text("storage"), text(key), text("cpu"), "K" + (char) offset, "K" + (char) stride);
  }

  private WeightsFile archive(String pickle, Map<String, byte[]> more) throws IOException {
    Map<String, byte[]> entries = new HashMap<>(more);
    entries.put("a/data.pkl", pickle.getBytes(StandardCharsets.ISO_8859_1));
    entries.putIfAbsent("a/data/0", new byte[16]);
    return WeightsFiles.open(ZipFiles.write(directory.resolve("hand.pth"), entries));
  }

  private static FloatNdArray array(Shape shape, float... values) {
    return NdArrays.wrap(shape, DataBuffers.of(values));
  }

  @Test
  void tensorsOfNestedDictsHaveTheirKeysJoined() throws IOException {
    assertThat(WeightsFiles.open(tiny()).shapes())
        .containsEntry("state_dict.conv1.weight", Shape.of(2, 3, 2, 2))
        .containsEntry("state_dict.n", Shape.scalar())
        .containsEntry("state_dict.view", Shape.of(2, 2, 2))
        .hasSize(8);
  }

  @Test
  void stridesAndOffsetsAreFollowed() throws IOException {
    WeightsFile file = WeightsFiles.open(tiny());
    FloatNdArray plain = file.read("state_dict.conv1.weight");
    assertThat(plain.getFloat(1, 2, 0, 1)).isEqualTo((12 + 8 + 1) / 8f);
    assertThat(file.read("state_dict.cl.weight")).isEqualTo(plain);
    assertThat(file.read("state_dict.view"))
        .isEqualTo(array(Shape.of(2, 2, 2), 2, 2.125f, 2.25f, 2.375f, 2.5f, 2.625f, 2.75f, 2.875f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"half", "bf", "dbl"})
  void everyFloatingPointTypeIsRead(String name) throws IOException {
    assertThat(WeightsFiles.open(tiny()).read("state_dict." + name))
        .isEqualTo(array(Shape.of(2), 1.5f, -2));
  }

  @Test
  void parametersAreTensors() throws IOException {
    assertThat(WeightsFiles.open(tiny()).read("state_dict.param"))
        .isEqualTo(array(Shape.of(3), 1, 1, 1));
  }

  @Test
  void integersAreListedButNotRead() throws IOException {
    WeightsFile file = WeightsFiles.open(tiny());
    assertThatThrownBy(() -> file.read("state_dict.n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("state_dict.n holds integers (LONG)");
  }

  @Test
  void aTensorByHandIsRead() throws IOException {
    WeightsFile file = archive("}" + text("w") + tensor("0", 0, 2) + "s.", Map.of());
    assertThat(file.read("w")).isEqualTo(array(Shape.of(2, 2), 0, 0, 0, 0));
  }

  @Test
  void aTensorOutsideItsStorageIsRefused() {
    assertThatThrownBy(() -> archive("}" + text("w") + tensor("0", 1, 2) + "s.", Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("lies outside its storage of 4 elements");
  }

  @Test
  void aStorageIsLookedForInTheArchiveAlone() throws IOException {
    Files.write(directory.resolve("0"), new byte[16]);
    WeightsFile file = archive("}" + text("w") + tensor("../../0", 0, 2) + "s.", Map.of());
    assertThatThrownBy(() -> file.read("w")).hasMessageContaining("holds no a/data/../../0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 12, 20, 100_000})
  void aStorageOfAnotherLengthIsRefused(int bytes) throws IOException {
    WeightsFile file =
        archive("}" + text("w") + tensor("0", 0, 2) + "s.", Map.of("a/data/0", new byte[bytes]));
    assertThatThrownBy(() -> file.read("w")).hasMessageContaining("bytes");
  }

  @Test
  void bigEndianArchivesAreRefused() {
    assertThatThrownBy(
            () -> archive("}.", Map.of("a/byteorder", "big".getBytes(StandardCharsets.US_ASCII))))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("big-endian");
  }

  @Test
  void aDictWithinItselfComesToAnEnd() {
    assertThatThrownBy(() -> archive("}q\0" + text("x") + "h\0s.", Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("more than 16 deep");
  }

  @Test
  void anObjectInACheckpointIsRefusedByName() {
    String pickle = "}" + text("args") + "cargparse\nNamespace\n)R" + "s.";
    assertThatThrownBy(() -> archive(pickle, Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("argparse.Namespace")
        .hasMessageContaining("torch.save(model.state_dict(), FILE)");
  }

  @Test
  void filesOfOldPyTorchAreNamed() throws IOException {
    Path file = Files.write(directory.resolve("old.pth"), new byte[] {(byte) 0x80, 2, '.'});
    assertThatThrownBy(() -> WeightsFiles.open(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("before 1.6");
  }

  @Test
  void aCutArchiveIsAUsersMistake() throws IOException {
    Path file = tiny();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> WeightsFiles.open(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("tiny.pth");
  }
}
