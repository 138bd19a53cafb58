package io.intarsia.core.graph;

import io.intarsia.proto.Precision;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * How a session computes.
 *
 * @param threads threads inside one operation, and operations side by side
 * @param precision number format of convolutions and matrix products
 */
public record SessionOptions(int threads, Precision precision) {

  /** Refuses fewer than one thread. */
  public SessionOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("a session needs at least one thread, got " + threads);
    }
  }

  /** Single precision on every processor. */
  public static SessionOptions defaults() {
    return of(Precision.FLOAT32);
  }

  /** A number format on every processor. */
  public static SessionOptions of(Precision precision) {
    return new SessionOptions(Runtime.getRuntime().availableProcessors(), precision);
  }

  ConfigProto toProto() {
    RewriterConfig.Builder rewriter = RewriterConfig.newBuilder();
    if (precision == Precision.BFLOAT16) {
      rewriter.setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
    }
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(threads)
        .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter))
        .build();
  }
}
