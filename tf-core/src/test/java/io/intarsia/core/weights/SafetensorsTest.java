package io.intarsia.core.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;

class SafetensorsTest {
  @TempDir Path directory;

  private static FloatNdArray array(Shape shape, float... values) {
    return NdArrays.wrap(shape, DataBuffers.of(values));
  }

  private Path written(ElementType type, Map<String, FloatNdArray> tensors) throws IOException {
    Path file = directory.resolve("weights.safetensors");
    SafetensorsWriter.write(file, tensors, Map.of("format", "pt"), type);
    return file;
  }

  /** A file of this header and so many zero bytes behind it. */
  private Path file(String header, int dataBytes) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    return Files.write(
        directory.resolve("given.safetensors"), bytes.putLong(json.length).put(json).array());
  }

  @Test
  void singlePrecisionComesBackBitForBit() throws IOException {
    Map<String, FloatNdArray> tensors = new LinkedHashMap<>();
    tensors.put("b", array(Shape.of(2, 3), 1, -2.5f, 1e-38f, 3e38f, 0, 1 / 3f));
    tensors.put("a", NdArrays.scalarOf(7f));
    tensors.put("empty", NdArrays.ofFloats(Shape.of(0, 4)));

    SafetensorsFile read = SafetensorsFile.open(written(ElementType.F32, tensors));

    assertThat(read.header().tensors().keySet()).containsExactly("b", "a", "empty");
    assertThat(read.header().metadata()).containsExactly(Map.entry("format", "pt"));
    for (Map.Entry<String, FloatNdArray> tensor : tensors.entrySet()) {
      assertThat(read.read(tensor.getKey())).isEqualTo(tensor.getValue());
    }
  }

  /** Rows from the definition of binary16: nearest, ties to even, subnormals from 2^-24. */
  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "-65504.0, -65504.0",
    "0.1, 0.0999755859375",
    "2049.0, 2048.0",
    "2051.0, 2052.0",
    "1.00048828125, 1.0",
    "5.9604645e-8, 5.9604645e-8",
    "1.0e-7, 1.1920929e-7",
    "1.0e-10, 0.0"
  })
  void halfPrecisionRoundsToNearestEven(float value, float stored) throws IOException {
    Path file = written(ElementType.F16, Map.of("x", array(Shape.of(1), value)));

    assertThat(SafetensorsFile.open(file).read("x").getFloat(0)).isEqualTo(stored);
  }

  @Test
  void layoutIsTheFormatsOwn() throws IOException {
    byte[] bytes = Files.readAllBytes(written(ElementType.F32, Map.of("x", NdArrays.scalarOf(1f))));

    String json =
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"x\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}";
    long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertThat(header % 8).isZero();
    assertThat(new String(bytes, 8, (int) header, StandardCharsets.UTF_8).strip()).isEqualTo(json);
    assertThat(Arrays.copyOfRange(bytes, 8 + (int) header, bytes.length))
        .containsExactly(0, 0, 0x80, 0x3f);
  }

  @ParameterizedTest
  @ValueSource(floats = {70_000f, Float.NaN, Float.POSITIVE_INFINITY})
  void whatHalfPrecisionCannotHoldIsRefusedByName(float value) {
    assertThatThrownBy(
            () -> written(ElementType.F16, Map.of("conv1.weight", NdArrays.scalarOf(value))))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("conv1.weight");
    assertThat(directory.resolve("weights.safetensors")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // ends behind the file
        "{'x':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}}",
        // something behind the last tensor
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
        // hole before the first
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
        // overlap
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'y':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
        // shape and bytes disagree
        "{'x':{'dtype':'F16','shape':[2],'data_offsets':[0,8]}}",
        // negative sizes whose product fits
        "{'x':{'dtype':'F32','shape':[-1,-2],'data_offsets':[0,8]}}",
        // more elements than a long counts
        "{'x':{'dtype':'F32','shape':[4294967296,4294967296,2],'data_offsets':[0,8]}}",
        // end before begin
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'y':{'dtype':'F32','shape':[0],'data_offsets':[8,4]}}",
        // one name twice
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'x':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
        // no offsets
        "{'x':{'dtype':'F32','shape':[2]}}",
        // three offsets
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,4,8]}}",
        // unknown field
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'stride':[1]}}",
        // offsets that are no whole numbers
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8.5]}}",
        // no object
        "[1]",
        // cut JSON
        "{'x':{'dtype':'F32'",
        // two objects
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}{}",
      })
  void unsoundHeaderIsCorruption(String header) throws IOException {
    Path file = file(header.replace('\'', '"'), 8);

    assertThatThrownBy(() -> SafetensorsFile.open(file))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("given.safetensors");
  }

  @Test
  void soundHeaderOfTheSameKindIsAccepted() throws IOException {
    String header = "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}  ";

    assertThat(SafetensorsFile.open(file(header, 8)).read("x")).isEqualTo(array(Shape.of(2), 0, 0));
  }

  @Test
  void fileCutAnywhereIsNoticed() throws IOException {
    byte[] whole =
        Files.readAllBytes(written(ElementType.F32, Map.of("x", array(Shape.of(2), 1, 2))));
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> SafetensorsFile.open(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void tensorOfAnotherTypeIsListedButNotRead() throws IOException {
    SafetensorsFile file =
        SafetensorsFile.open(
            file("{\"n\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}}", 8));

    assertThat(file.header().tensors()).containsOnlyKeys("n");
    assertThatThrownBy(() -> file.read("n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("I64");
  }
}
