package io.intarsia.train.bench;

import io.intarsia.core.graph.Net;
import io.intarsia.data.input.InputGraph;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.JigsawConfig;
import io.intarsia.train.engine.Criterion;
import io.intarsia.train.engine.LearningTask;
import io.intarsia.train.engine.Objective;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Jigsaw puzzles of noise, made in the graph anew for each step: what a batch of photographs costs
 * the network, without what it costs to read one.
 *
 * @param config the experiment
 * @param objective its loss
 */
record RandomPuzzles(ExperimentConfig config, Objective objective) implements LearningTask {

  @Override
  public InputGraph trainingInput(Graph graph) {
    Ops tf = Ops.create(graph);
    int batch = config.getInput().getBatchSize();
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
    return new InputGraph(
        Map.of("position", position, "tiles", tiles(tf, position), "label", labels(tf, position)),
        initialize,
        start);
  }

  /** Uniform noise of mean 0 and variance 1, as normalised photographs have. */
  private Operand<TFloat32> tiles(Ops tf, Operand<TInt64> position) {
    JigsawConfig jigsaw = config.getPretext().getJigsaw();
    int patch = jigsaw.getPuzzle().getPatch();
    int cells = jigsaw.getPuzzle().getGrid() * jigsaw.getPuzzle().getGrid();
    Operand<TInt64> first = tf.stridedSlice(position, Indices.at(0));
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(
            tf.constant(new int[] {config.getInput().getBatchSize(), cells, patch, patch, 3}),
            tf.stack(List.of(tf.constant(0L), first)));
    float width = (float) Math.sqrt(12);
    return tf.math.mul(tf.math.sub(uniform, tf.constant(0.5f)), tf.constant(width));
  }

  private Operand<TInt32> labels(Ops tf, Operand<TInt64> position) {
    long size = config.getPretext().getJigsaw().getPermutations().getSize();
    return tf.dtypes.cast(tf.math.floorMod(position, tf.constant(size)), TInt32.class);
  }

  @Override
  public @Nullable InputGraph heldOutInput(Graph graph) {
    return null;
  }

  @Override
  public Criterion criterion() {
    return new Criterion("loss", false);
  }

  @Override
  public Outputs build(Net net, Map<String, Operand<?>> inputs) {
    return objective.build(net, inputs);
  }
}
