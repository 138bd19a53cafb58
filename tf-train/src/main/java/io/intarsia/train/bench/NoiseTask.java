package io.intarsia.train.bench;

import io.intarsia.core.graph.Net;
import io.intarsia.data.input.InputGraph;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.engine.LearningTask;
import io.intarsia.train.engine.Objective;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * A task on noise, made in the graph anew for each step: what a batch of photographs costs the
 * network, without what it costs to read one.
 *
 * @param batch photos of a step
 * @param noise what stands for them
 * @param objective the task's loss
 */
record NoiseTask(int batch, Noise noise, Objective objective) implements LearningTask {

  /** For the task of an experiment. */
  static NoiseTask of(ExperimentConfig config, Objective objective) {
    return new NoiseTask(config.getInput().getBatchSize(), Noise.of(config), objective);
  }

  /** Images that go through the backbone in a step. */
  int imagesOfStep() {
    return batch * noise.imagesOfPhoto();
  }

  @Override
  public InputGraph trainingInput(Graph graph) {
    Ops tf = Ops.create(graph);
    Placeholder<TInt64> start = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    List<Class<? extends TType>> types = List.of(TInt64.class);
    List<Shape> shapes = List.of(Shape.of(batch));
    Operand<? extends TType> positions =
        tf.data.rangeDataset(
            start, tf.constant(Long.MAX_VALUE), tf.constant(1L), types, List.of(Shape.scalar()));
    Operand<? extends TType> batches =
        tf.data.batchDataset(
            positions, tf.constant((long) batch), tf.constant(true), types, shapes);
    Operand<? extends TType> iterator = tf.data.iterator("", "", types, shapes);
    Op initialize = tf.data.makeIterator(batches, iterator);
    Operand<TInt64> position =
        tf.data
            .iteratorGetNext(iterator, types, shapes)
            .components()
            .get(0)
            .asOutput()
            .expect(TInt64.class);
    Map<String, Operand<?>> tensors = new HashMap<>(noise.tensors(tf, position, batch));
    tensors.put("position", position);
    return new InputGraph(tensors, initialize, start);
  }

  @Override
  public Outputs build(Net net, Map<String, Operand<?>> inputs) {
    return objective.build(net, inputs);
  }
}
