package io.intarsia.train.engine;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.data.input.InputGraph;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * A task small enough to be known by heart: y = w x + b with x = position mod 7 and y = 3 x - 1.
 * Its metric {@code mean_position} is the mean of the positions, which tells how batches are
 * weighted; {@code moving} follows the mean of x as a running statistic does.
 *
 * @param batch positions of a training step
 * @param heldOut held-out positions; 0 means none
 * @param lossScale multiplies the loss; a huge one makes it diverge
 */
record LineTask(int batch, long heldOut, float lossScale) implements LearningTask {
  private static final int HELD_OUT_BATCH = 4;

  @Override
  public InputGraph trainingInput(Graph graph) {
    return positions(Ops.create(graph), Long.MAX_VALUE, batch);
  }

  @Override
  public @Nullable InputGraph heldOutInput(Graph graph) {
    return heldOut == 0 ? null : positions(Ops.create(graph), heldOut, HELD_OUT_BATCH);
  }

  private static InputGraph positions(Ops tf, long end, int size) {
    Placeholder<TInt64> start = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    boolean endless = end == Long.MAX_VALUE;
    List<Class<? extends TType>> types = List.of(TInt64.class);
    List<Shape> one = List.of(Shape.scalar());
    List<Shape> many = List.of(Shape.of(endless ? size : -1));
    Operand<? extends TType> range =
        tf.data.rangeDataset(
            endless ? start : tf.constant(0L), tf.constant(end), tf.constant(1L), types, one);
    Operand<? extends TType> batches =
        tf.data.batchDataset(range, tf.constant((long) size), tf.constant(endless), types, many);
    Operand<? extends TType> iterator = tf.data.iterator("", "", types, many);
    Op initialize = tf.data.makeIterator(batches, iterator);
    Operand<?> position = tf.data.iteratorGetNext(iterator, types, many).components().get(0);
    return new InputGraph(Map.of("position", position), initialize, start);
  }

  @Override
  public Outputs build(Net net, Map<String, Operand<?>> inputs) {
    Ops tf = net.tf();
    Operand<TInt64> position =
        java.util.Objects.requireNonNull(inputs.get("position")).asOutput().expect(TInt64.class);
    Operand<TFloat32> x =
        tf.dtypes.cast(tf.math.floorMod(position, tf.constant(7L)), TFloat32.class);
    Net line = net.at("line");
    Operand<TFloat32> w = variable(line, "kernel", VariableRole.KERNEL, 0.5f);
    Operand<TFloat32> b = variable(line, "bias", VariableRole.BIAS, 0);
    Operand<TFloat32> wanted = tf.math.sub(tf.math.mul(x, tf.constant(3f)), tf.constant(1f));
    Operand<TFloat32> error = tf.math.sub(tf.math.add(tf.math.mul(x, w), b), wanted);
    Operand<TFloat32> loss = mean(tf, tf.math.square(error));
    follow(net, line, mean(tf, x));
    return new Outputs(
        tf.math.mul(loss, tf.constant(lossScale)),
        Map.of("mean_position", mean(tf, tf.dtypes.cast(position, TFloat32.class))));
  }

  private static void follow(Net net, Net line, Operand<TFloat32> batchMean) {
    Operand<TFloat32> moving = variable(line, "moving", VariableRole.STATISTIC, 0);
    if (net.mode() == io.intarsia.core.graph.Mode.TRAINING) {
      Operand<TFloat32> next =
          net.tf()
              .math
              .add(
                  net.tf().math.mul(moving, net.tf().constant(0.9f)),
                  net.tf().math.mul(batchMean, net.tf().constant(0.1f)));
      var entry = java.util.Objects.requireNonNull(line.variables().find("line/moving"));
      net.variables().defer(gated -> gated.assign(entry.variable(), next));
    }
  }

  private static Operand<TFloat32> variable(Net line, String name, VariableRole role, float value) {
    return line.variables()
        .get(line.nameOf(name), Shape.scalar(), role, new Initializer.Constant(value));
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> values) {
    return tf.math.mean(values, tf.constant(0));
  }

  @Override
  public Criterion criterion() {
    return new Criterion("loss", false);
  }
}
