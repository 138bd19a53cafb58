package io.intarsia.train.engine;

import io.intarsia.data.input.InputGraph;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;

/** Something that learns: where its batches come from, its loss, and what it is judged by. */
public interface LearningTask extends Objective {

  /** Builds the endless stream of training batches. */
  InputGraph trainingInput(Graph graph);

  /** Builds the finite stream of pictures that are never trained on; null, as here, without any. */
  default @Nullable InputGraph heldOutInput(Graph graph) {
    return null;
  }

  /** What the best checkpoint is chosen by: here the loss. */
  default Criterion criterion() {
    return new Criterion("loss", false);
  }
}
