package io.intarsia.data.input;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.proto.ExperimentConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/** What a stream gives, copied out of its session sample by sample. */
final class Batches {

  private Batches() {}

  /** The first batches from a position on, or all that there are. */
  static List<Map<String, byte[]>> read(
      Function<Graph, InputGraph> builder, long start, int count, SessionOptions options) {
    List<Map<String, byte[]>> batches = new ArrayList<>();
    forEach(
        builder,
        start,
        count,
        options,
        (names, result) -> {
          Map<String, byte[]> batch = new TreeMap<>();
          for (int i = 0; i < names.size(); i++) {
            batch.put(names.get(i), bytes(result.get(i)));
          }
          batches.add(batch);
        });
    return batches;
  }

  /** Told of each batch: names of the tensors in the order of the result. */
  interface Reader {
    void read(List<String> names, Result result);
  }

  static void forEach(
      Function<Graph, InputGraph> builder,
      long start,
      int count,
      SessionOptions options,
      Reader reader) {
    try (Graph graph = new Graph()) {
      InputGraph input = builder.apply(graph);
      List<String> names = input.tensors().keySet().stream().sorted().toList();
      List<Operand<?>> outputs = new ArrayList<>();
      names.forEach(name -> outputs.add(Objects.requireNonNull(input.tensors().get(name))));
      try (GraphSession session = GraphSession.open(graph, options)) {
        input.start(session, start);
        for (int i = 0; i < count; i++) {
          session.fetch(
              Map.of(),
              outputs,
              List.of(),
              result -> {
                reader.read(names, result);
                return null;
              });
        }
      } catch (TFOutOfRangeException endOfStream) {
        // A finite stream gives what it has.
      }
    }
  }

  /** All positions of a stream's batches, in order. */
  static List<Long> positions(Function<Graph, InputGraph> builder, long start, int count) {
    List<Long> positions = new ArrayList<>();
    forEach(
        builder,
        start,
        count,
        SessionOptions.defaults(),
        (names, result) ->
            ((TInt64) result.get(names.indexOf("position")))
                .scalars()
                .forEach(scalar -> positions.add(scalar.getLong())));
    return positions;
  }

  /** Names of the records behind a stream's samples, in order. */
  static List<String> names(Function<Graph, InputGraph> builder, long start, int count) {
    List<String> records = new ArrayList<>();
    forEach(
        builder,
        start,
        count,
        SessionOptions.defaults(),
        (names, result) ->
            ((TString) result.get(names.indexOf("name")))
                .scalars()
                .forEach(scalar -> records.add(scalar.getObject())));
    return records;
  }

  private static byte[] bytes(Tensor tensor) {
    ByteDataBuffer data = tensor.asRawTensor().data();
    byte[] copy = new byte[Math.toIntExact(data.size())];
    data.read(copy);
    return copy;
  }

  /** A puzzle small enough for tests: 9 tiles of 8 pixels. */
  static ExperimentConfig.Builder smallPuzzle() {
    ExperimentConfig.Builder config = ExperimentConfig.newBuilder();
    config.getInputBuilder().setBatchSize(4).setSeed(11).setHoldoutFraction(0.2);
    config.getPretextBuilder().getJigsawBuilder().getPermutationsBuilder().setSize(20);
    config
        .getPretextBuilder()
        .getJigsawBuilder()
        .getPuzzleBuilder()
        .setResize(40)
        .setCrop(36)
        .setPatch(8)
        .setJitter(5)
        .setGrayscaleProbability(0.5)
        .setColorProjectionProbability(0.5);
    return config;
  }
}
