package io.intarsia.data.input;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * What a pretext task makes of a photo, in graph. Order, reading, decoding, batching and the
 * sample's random numbers are the pipeline's; a new task is a new implementation, given out by its
 * {@link TaskInput}.
 */
interface PhotoTransform {

  /** One tensor of a sample; in a batch it has the batch's length in front. */
  record Output(String name, Class<? extends TType> type, Shape shape) {}

  /** Length that a photo's short side must keep when it is decoded; 0 for its own. */
  int neededSide();

  /**
   * Whether a sample says whose it is: {@code class}, int32, its record's, -1 without one, and
   * {@code place}, int64, its record's among those of the stream; scalars.
   */
  default boolean isLabelled() {
    return false;
  }

  /** Layout of the random numbers that {@link #build} draws. */
  RandomSlots slots();

  /** What {@link #build} makes, in order. */
  List<Output> outputs();

  /** What is known of the stream's records beside their photos, by name; nothing by default. */
  default Map<String, RaggedTable> facts() {
    return Map.of();
  }

  /**
   * What a sample is made of.
   *
   * @param photo {@code [height, width, 3]}
   * @param random the sample's numbers
   * @param facts the record's rows of each of {@link #facts()}, by name
   */
  record RawSample(
      Operand<TUint8> photo, SampleRandom random, Map<String, Operand<TFloat32>> facts) {
    /** Copies the map. */
    public RawSample {
      facts = Map.copyOf(facts);
    }
  }

  /**
   * Builds one sample.
   *
   * @return a tensor for each of {@link #outputs()}, by name
   */
  Map<String, Operand<?>> build(Ops tf, RawSample raw);
}
