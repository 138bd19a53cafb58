package io.intarsia.core.checkpoint;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Variables;
import io.intarsia.proto.SavedVariable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.train.Restore;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * The operations of one graph that save and restore its variables under their public names. Built
 * once all variables exist. TensorFlow's own {@code Session.save} fixes its list at first use and
 * cannot restore a part.
 */
public final class CheckpointGraph {
  private final Placeholder<TString> prefix;
  private final Op save;
  private final Map<String, Saved> saved = new LinkedHashMap<>();

  private record Saved(Variables.Entry entry, Op restore) {}

  private CheckpointGraph(Ops tf, List<Variables.Entry> variables) {
    prefix = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    save = saveOperation(tf, variables);
    for (Variables.Entry entry : variables) {
      saved.put(entry.name(), new Saved(entry, restoreOperation(tf, entry)));
    }
  }

  /** Adds the operations for all of the variables to their graph. */
  public static CheckpointGraph build(Ops tf, Variables variables) {
    List<Variables.Entry> sorted = new ArrayList<>(variables.entries());
    sorted.sort(Comparator.comparing(Variables.Entry::name));
    return new CheckpointGraph(tf.withSubScope("checkpoint"), sorted);
  }

  private Op saveOperation(Ops tf, List<Variables.Entry> variables) {
    List<String> names = variables.stream().map(Variables.Entry::name).toList();
    List<Operand<?>> values = new ArrayList<>();
    variables.forEach(entry -> values.add(entry.variable()));
    List<String> noSlices = names.stream().map(name -> "").toList();
    return tf.train.save(prefix, strings(tf, names), strings(tf, noSlices), values);
  }

  private Op restoreOperation(Ops tf, Variables.Entry entry) {
    Restore restored =
        tf.train.restore(
            prefix,
            strings(tf, List.of(entry.name())),
            strings(tf, List.of("")),
            List.of(TFloat32.class));
    return tf.assign(entry.variable(), restored.tensors().get(0).asOutput().expect(TFloat32.class));
  }

  private static Constant<TString> strings(Ops tf, List<String> values) {
    return tf.array(values.toArray(String[]::new));
  }

  /** What the graph saves, in order of name. */
  List<SavedVariable> variables() {
    return saved.values().stream().map(one -> describe(one.entry())).toList();
  }

  private static SavedVariable describe(Variables.Entry entry) {
    SavedVariable.Builder saved =
        SavedVariable.newBuilder().setName(entry.name()).setType("DT_FLOAT");
    for (long size : entry.shape().asArray()) {
      saved.addShape(size);
    }
    return saved.build();
  }

  /** Writes the variables' values to files whose names start with {@code files}. */
  void save(GraphSession session, Path files) {
    runWithPrefix(session, files, List.of(save));
  }

  /**
   * Sets every variable of the graph to its value in the checkpoint.
   *
   * @throws CheckpointException.OtherGraph if graph and checkpoint differ in a name or a shape
   */
  public void restore(GraphSession session, Checkpoint checkpoint) {
    RestoreReport report = compare(checkpoint, name -> true);
    if (!report.isComplete()) {
      throw new CheckpointException.OtherGraph(
          "%s is of another network: %s".formatted(checkpoint.directory(), report.summary()));
    }
    restoreMatched(session, checkpoint, report);
  }

  /**
   * Sets the variables whose names are wanted and saved; the others get their initial values.
   *
   * @param wanted which names may be read, such as those below {@code backbone/}
   * @throws CheckpointException.OtherGraph if a wanted variable has another shape
   */
  public RestoreReport restoreMatching(
      GraphSession session, SavedState state, Predicate<String> wanted) {
    RestoreReport report = compare(state, wanted);
    List<Op> fresh = report.missing().stream().map(this::initializer).toList();
    if (!fresh.isEmpty()) {
      session.run(fresh);
    }
    restoreMatched(session, state, report);
    return report;
  }

  private RestoreReport compare(SavedState state, Predicate<String> wanted) {
    Map<String, SavedVariable> there = state.variables();
    List<String> matched = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Saved here : saved.values()) {
      Variables.Entry entry = here.entry();
      SavedVariable variable = there.get(entry.name());
      if (variable == null || !wanted.test(entry.name())) {
        missing.add(entry.name());
      } else {
        requireShape(state, entry, variable);
        matched.add(entry.name());
      }
    }
    TreeSet<String> unused = new TreeSet<>(there.keySet());
    matched.forEach(unused::remove);
    return new RestoreReport(matched, missing, List.copyOf(unused));
  }

  private static void requireShape(SavedState state, Variables.Entry entry, SavedVariable saved) {
    if (!describe(entry).equals(saved)) {
      throw new CheckpointException.OtherGraph(
          "%s is of another network: %s has shape %s there and %s here"
              .formatted(state.directory(), entry.name(), saved.getShapeList(), entry.shape()));
    }
  }

  private void restoreMatched(GraphSession session, SavedState state, RestoreReport report) {
    List<Op> targets = report.matched().stream().map(name -> find(name).restore()).toList();
    if (!targets.isEmpty()) {
      runWithPrefix(session, state.prefix(), targets);
    }
  }

  private Op initializer(String name) {
    return find(name).entry().initialize();
  }

  private Saved find(String name) {
    return Objects.requireNonNull(saved.get(name));
  }

  private void runWithPrefix(GraphSession session, Path files, List<Op> targets) {
    try (TString fed = TString.scalarOf(files.toString())) {
      session.run(Map.of(prefix, fed), targets);
    }
  }
}
