package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.testing.LeakAssertion;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The order of samples, and that nothing but seed and position decides what they are. */
class InputStreamTest {
  private static final int RECORDS = 17;
  private static final int TRAINED = 14;

  @TempDir Path folder;
  private ImportedDataset dataset;
  private PretextInput input;

  @BeforeEach
  void makeData() throws IOException {
    dataset = TestDataset.of(folder, RECORDS);
    input = new PretextInput(Batches.smallPuzzle().build(), dataset);
  }

  private static List<Map<String, byte[]>> train(PretextInput input, long start, int batches) {
    return train(input, start, batches, SessionOptions.defaults());
  }

  private static List<Map<String, byte[]>> train(
      PretextInput input, long start, int batches, SessionOptions options) {
    return Batches.read(graph -> input.training(graph, Workers.alone()), start, batches, options);
  }

  @Test
  @ExtendWith(LeakAssertion.class)
  void theSameSeedGivesTheSameBytesInAnotherSession() {
    List<Map<String, byte[]>> once = train(input, 0, 8);
    assertSame(train(input, 0, 8), once);
  }

  @Test
  void anotherSeedGivesOtherSamples() {
    ExperimentConfig.Builder other = Batches.smallPuzzle();
    other.getInputBuilder().setSeed(12);
    assertThat(train(new PretextInput(other.build(), dataset), 0, 1).get(0).get("tiles"))
        .isNotEqualTo(train(input, 0, 1).get(0).get("tiles"));
  }

  @Test
  void startingLaterGivesTheTailOfTheStream() {
    List<Map<String, byte[]>> whole = train(input, 0, 10);
    assertSame(train(input, 12, 7), whole.subList(3, 10));
    // Inside a batch of the other stream: the samples are the same, one by one.
    assertThat(Batches.positions(graph -> input.training(graph, Workers.alone()), 6, 2))
        .containsExactly(6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L);
    byte[] fromTwo = train(input, 2, 1).get(0).get("tiles");
    byte[] fromZero = Objects.requireNonNull(whole.get(0).get("tiles"));
    int half = fromZero.length / 2;
    assertThat(Arrays.copyOf(fromTwo, half))
        .isEqualTo(Arrays.copyOfRange(fromZero, half, 2 * half));
  }

  @Test
  void everyEpochIsAPermutationOfTheTrainingRecordsOfItsOwn() {
    List<String> names = Batches.names(input::explained, 0, 3 * TRAINED / 4 + 1);
    Set<String> trained = new TreeSet<>(names);
    assertThat(trained).hasSize(TRAINED);
    List<List<String>> epochs = new ArrayList<>();
    for (int epoch = 0; epoch < 3; epoch++) {
      epochs.add(names.subList(epoch * TRAINED, (epoch + 1) * TRAINED));
      assertThat(epochs.get(epoch)).containsExactlyInAnyOrderElementsOf(trained);
    }
    assertThat(Set.copyOf(epochs)).hasSize(3);
  }

  @Test
  void heldOutRecordsAreNeverTrainedOnAndComeOnceEach() {
    assertThat(input.trainingRecords()).isEqualTo(TRAINED);
    assertThat(input.heldOutRecords()).isEqualTo(RECORDS - TRAINED);
    // Records r where r / 5 passes a whole number.
    List<String> trained = Batches.names(input::explained, 0, TRAINED);
    assertThat(trained).doesNotContain("picture-4", "picture-9", "picture-14");
    assertThat(Batches.positions(input::heldOut, 0, 100)).containsExactly(0L, 1L, 2L);
  }

  @Test
  void theHeldOutStreamIsTheSameEachTimeAndKeepsItsShortLastBatch() {
    ExperimentConfig.Builder config = Batches.smallPuzzle();
    config.getInputBuilder().setBatchSize(2);
    PretextInput pairs = new PretextInput(config.build(), dataset);
    List<Map<String, byte[]>> once =
        Batches.read(pairs::heldOut, 0, 100, SessionOptions.defaults());
    assertThat(once).hasSize(2);
    assertThat(once.get(1).get("label")).hasSize(Integer.BYTES);
    assertSame(Batches.read(pairs::heldOut, 0, 100, SessionOptions.defaults()), once);
  }

  @Test
  void workersShareTheStreamAmongThem() {
    assertThat(Batches.positions(graph -> input.training(graph, new Workers(1, 3)), 6, 2))
        .containsExactlyElementsOf(LongStream.range(0, 8).mapToObj(i -> 6 + 1 + 3 * i).toList());
    List<Map<String, byte[]>> shared =
        Batches.read(
            graph -> input.training(graph, new Workers(1, 2)), 0, 1, SessionOptions.defaults());
    List<Map<String, byte[]>> whole = train(input, 0, 2);
    int sample = Integer.BYTES;
    byte[] expected = new byte[4 * sample];
    IntStream.range(0, 4)
        .forEach(
            i ->
                System.arraycopy(
                    whole.get((2 * i + 1) / 4).get("label"),
                    (2 * i + 1) % 4 * sample,
                    expected,
                    i * sample,
                    sample));
    assertThat(shared.get(0).get("label")).isEqualTo(expected);
  }

  @Test
  void bfloat16TrainingLeavesTheInputAsItIs() {
    assertSame(train(input, 0, 2, new SessionOptions(2, Precision.BFLOAT16)), train(input, 0, 2));
  }

  private static void assertSame(
      List<Map<String, byte[]>> actual, List<Map<String, byte[]>> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).keySet()).isEqualTo(expected.get(i).keySet());
      for (String name : expected.get(i).keySet()) {
        assertThat(actual.get(i).get(name))
            .as("%s of batch %d", name, i)
            .isEqualTo(expected.get(i).get(name));
      }
    }
  }
}
