package io.intarsia.train.publish;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.provenance.Provenances;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A backbone that has learnt nothing: the published graph with the initialiser's weights. Every
 * score of a trained backbone stands beside that of its random twin.
 */
public final class RandomBackbone {
  private RandomBackbone() {}

  /**
   * Writes one as a SavedModel.
   *
   * @param version directory to fill
   * @param resolved the experiment of the trained backbone, as its SavedModel holds it
   * @param seed what the weights are drawn from
   * @param pictures batches {@code [n, height, width, 3]}, RGB, 0 to 255, over which the statistics
   *     of batch normalisation are averaged, each batch counting the same; none leaves them at mean
   *     0 and variance 1
   */
  public static void write(
      Path version,
      ExperimentConfig resolved,
      long seed,
      Iterator<FloatNdArray> pictures,
      SessionOptions options)
      throws IOException {
    try (InferenceGraph inference = InferenceGraph.build(resolved, seed)) {
      List<Op> averaging = buildAveraging(inference);
      try (GraphSession session = GraphSession.open(inference.graph(), options)) {
        session.run(
            inference.variables().entries().stream().map(Variables.Entry::initialize).toList());
        if (!averaging.isEmpty()) {
          average(inference, session, averaging, pictures);
        }
        Provenance provenance =
            Provenances.ofProcess(options.threads()).toBuilder().setSeed(seed).setStep(0).build();
        inference.write(version, session, provenance);
      }
    }
  }

  /** Assignments that move the running statistics by one batch; none without normalisation. */
  private static List<Op> buildAveraging(InferenceGraph inference) {
    Map<String, Operand<TFloat32>> layers = inference.buildBackbone(Mode.CALIBRATION);
    Ops gated = Ops.create(inference.graph()).withControlDependencies(List.copyOf(layers.values()));
    List<Op> averaging = new ArrayList<>();
    inference.variables().deferredUpdates().forEach(update -> averaging.add(update.build(gated)));
    return averaging;
  }

  private static void average(
      InferenceGraph inference,
      GraphSession session,
      List<Op> averaging,
      Iterator<FloatNdArray> pictures) {
    for (int k = 1; pictures.hasNext(); k++) {
      try (TFloat32 batch = TFloat32.tensorOf(pictures.next());
          TFloat32 rate = TFloat32.scalarOf(1f / k)) {
        session.run(
            Map.of(inference.images(), batch, inference.variables().averagingRate(), rate),
            averaging);
      }
    }
  }
}
