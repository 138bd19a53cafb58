package io.intarsia.eval.finetune;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.checkpoint.CheckpointGraph;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A network as a checkpoint holds it, ready to judge pictures. */
final class FineTunedNet implements AutoCloseable {
  private final Graph graph = new Graph();
  private final int classes;
  private final Placeholder<TFloat32> images;
  private final Operand<TFloat32> logits;
  private final GraphSession session;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the session is closed with this object
  private FineTunedNet(FineTuneNet net, Checkpoint checkpoint) {
    Ops tf = Ops.create(graph);
    Variables variables = new Variables(tf, 0);
    long any = Shape.UNKNOWN_SIZE;
    this.classes = net.classes();
    this.images = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(any, any, any, 3)));
    this.logits = net.logits(new Net(tf, variables, Mode.INFERENCE, ""), images);
    CheckpointGraph restoring = CheckpointGraph.build(tf, variables);
    this.session = GraphSession.open(graph, SessionOptions.defaults());
    restoring.restoreMatching(session, checkpoint, name -> true);
  }

  /** Restores the network; the optimiser's state is left where it is. */
  @MustBeClosed
  static FineTunedNet restore(FineTuneNet net, Checkpoint checkpoint) {
    return new FineTunedNet(net, checkpoint);
  }

  /**
   * Judges pictures.
   *
   * @param pictures {@code [n, side, side, 3]}, RGB, 0 to 255
   * @return one for each class of each picture
   */
  float[][] logits(TFloat32 pictures) {
    return session.fetch(
        Map.of(images, pictures),
        List.of(logits),
        List.of(),
        result -> rows((TFloat32) result.get(0)));
  }

  private float[][] rows(TFloat32 values) {
    float[][] rows = new float[Math.toIntExact(values.shape().get(0))][classes];
    var data = values.asRawTensor().data().asFloats();
    for (int row = 0; row < rows.length; row++) {
      data.offset((long) row * classes).read(rows[row]);
    }
    return rows;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
