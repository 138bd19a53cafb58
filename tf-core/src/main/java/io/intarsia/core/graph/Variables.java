package io.intarsia.core.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * The float32 variables of one graph, by public name. The name ({@code res2/0/conv1/kernel}) is the
 * same in a training graph, a checkpoint and a SavedModel.
 *
 * <p>A variable is read through one identity operation however often it is used: a gradient that
 * meets the variable itself can crash the JVM, and a single reader makes it possible to order every
 * use of a step before its updates. Not thread-safe.
 */
public final class Variables {
  private final Ops tf;
  private final long seed;
  private final Map<String, Entry> byName = new LinkedHashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, List<OwnGradient>> ownGradients = new HashMap<>();
  private final List<DeferredUpdate> updates = new ArrayList<>();
  private Predicate<String> frozen = name -> false;
  private @Nullable Placeholder<TFloat32> averagingRate;

  /** One variable: how it is named, used, read and set to its initial value. */
  public record Entry(
      String name,
      Shape shape,
      VariableRole role,
      Variable<TFloat32> variable,
      Operand<TFloat32> value,
      Op initialize) {}

  /**
   * A use of a variable whose gradient is computed in another way than TensorFlow's.
   *
   * @param result what the use makes of the variable
   * @param rule from the gradient by the result to that by the variable
   */
  record OwnGradient(Operand<TFloat32> result, UnaryOperator<Operand<TFloat32>> rule) {}

  /** An assignment that must run after every use of the step, such as a running statistic's. */
  @FunctionalInterface
  public interface DeferredUpdate {
    /** Builds the assignment with operations that carry the gate's control dependencies. */
    Op build(Ops gated);
  }

  /**
   * Starts with no variables.
   *
   * @param tf the graph's operations, without name scope or control dependencies
   * @param seed what random initial values are drawn from
   */
  public Variables(Ops tf, long seed) {
    this.tf = tf;
    this.seed = seed;
  }

  /**
   * Value of the named variable, created on first use.
   *
   * @throws IllegalArgumentException if the variable exists with another shape or role
   */
  public Operand<TFloat32> get(
      String name, Shape shape, VariableRole role, Initializer initializer) {
    Entry entry = byName.get(name);
    if (entry == null) {
      entry = create(name, shape, role, initializer);
      byName.put(name, entry);
    } else if (!entry.shape().equals(shape) || entry.role() != role) {
      throw new IllegalArgumentException(
          "variable %s is a %s of shape %s, asked for as a %s of shape %s"
              .formatted(name, entry.role(), entry.shape(), role, shape));
    }
    uses.merge(name, 1, Integer::sum);
    return entry.value();
  }

  /**
   * Says how {@link Gradients} are to find the gradient of one use of a variable, in place of
   * asking TensorFlow for it.
   *
   * @param result what the use makes of the variable's value
   * @param rule from the gradient by the result, of its shape, to that by the variable
   */
  public void differentiate(
      String name, Operand<TFloat32> result, UnaryOperator<Operand<TFloat32>> rule) {
    ownGradients.computeIfAbsent(name, key -> new ArrayList<>()).add(new OwnGradient(result, rule));
  }

  /**
   * The uses of a variable that have gradients of their own; none, or all.
   *
   * @throws IllegalStateException if some have and some have not: a gradient would be missed
   */
  List<OwnGradient> ownGradients(String name) {
    List<OwnGradient> own = ownGradients.getOrDefault(name, List.of());
    int used = uses.getOrDefault(name, 0);
    if (!own.isEmpty() && own.size() != used) {
      throw new IllegalStateException(
          "%d of the %d uses of variable %s have a gradient of their own"
              .formatted(own.size(), used, name));
    }
    return own;
  }

  private Entry create(String name, Shape shape, VariableRole role, Initializer initializer) {
    String operation = name.replace('/', '.');
    Variable<TFloat32> variable = tf.withName(operation).variable(shape, TFloat32.class);
    Operand<TFloat32> value = tf.withName(operation + ".value").identity(variable);
    Op initialize = tf.assign(variable, initializer.build(tf, seed, name, shape));
    return new Entry(name, shape, role, variable, value, initialize);
  }

  /** The named variable, or null where there is none. */
  public @Nullable Entry find(String name) {
    return byName.get(name);
  }

  /** All variables in order of creation. */
  public List<Entry> entries() {
    return List.copyOf(byName.values());
  }

  /** Those that the optimiser moves, in order of creation. */
  public List<Entry> trained() {
    return byName.values().stream()
        .filter(entry -> entry.role().isTrained() && !frozen.test(entry.name()))
        .toList();
  }

  /** Leaves variables as they are, whatever their role, those made later too. */
  public void freeze(Predicate<String> names) {
    frozen = frozen.or(names);
  }

  /** Elements of all trained variables: the network's parameter count. */
  public long parameterCount() {
    return trained().stream().mapToLong(entry -> entry.shape().size()).sum();
  }

  /** Leaves an assignment to be built once every use of the step is known. */
  public void defer(DeferredUpdate update) {
    updates.add(update);
  }

  /**
   * Share of the batch in the running statistics of a network built for {@link Mode#CALIBRATION}, a
   * scalar to feed: 1/k at the k-th batch makes them the mean over all batches.
   */
  public Placeholder<TFloat32> averagingRate() {
    if (averagingRate == null) {
      averagingRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }
    return averagingRate;
  }

  /** What random values of the graph are drawn from. */
  public long seed() {
    return seed;
  }

  /** The assignments left so far, in order. */
  public List<DeferredUpdate> deferredUpdates() {
    return Collections.unmodifiableList(updates);
  }
}
