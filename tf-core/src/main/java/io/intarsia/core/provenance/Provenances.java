package io.intarsia.core.provenance;

import io.intarsia.proto.Provenance;
import org.tensorflow.TensorFlow;

/** Makes the {@link Provenance} that every checkpoint, SavedModel and report carries. */
public final class Provenances {
  private Provenances() {}

  /**
   * Where the outputs of this process come from; a step is added to it when weights are taken.
   *
   * @param threads threads that the session computes with
   * @param dataChecksum {@code checksum} of the data set's manifest
   * @param seed the run's {@code input.seed}
   */
  public static Provenance ofRun(int threads, String dataChecksum, long seed) {
    return ofProcess(threads).toBuilder().setDataChecksum(dataChecksum).setSeed(seed).build();
  }

  /** Where the outputs of this process come from if no data set is involved. */
  public static Provenance ofProcess(int threads) {
    return Provenance.newBuilder()
        .setCode(CodeVersion.current().toString())
        .setTensorflow(TensorFlow.version())
        .setMachine(Machine.current(threads).toString())
        .build();
  }
}
