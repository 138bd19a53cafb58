package io.intarsia.core.savedmodel;

import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * Operations that write a graph's published variables to files and read them back, by public name.
 * The framework's own saver would use operation names and take every variable.
 */
final class VariableSaver {
  private final List<Variables.Entry> entries;
  private final Operand<TString> prefix;
  private final Op saved;
  private final Op restored;

  /** Adds the operations for all variables that {@link VariableRole#isPublished()}. */
  VariableSaver(Ops tf, Variables variables) {
    entries = variables.entries().stream().filter(entry -> entry.role().isPublished()).toList();
    prefix = tf.withName("prefix").placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    String[] names = entries.stream().map(Variables.Entry::name).toArray(String[]::new);
    String[] slices = new String[names.length];
    Arrays.fill(slices, "");
    saved = buildSave(tf, tf.array(names), tf.array(slices));
    restored = buildRestore(tf, tf.array(names), tf.array(slices));
  }

  private Op buildSave(Ops tf, Operand<TString> names, Operand<TString> slices) {
    List<Operand<?>> values = new ArrayList<>();
    entries.forEach(entry -> values.add(entry.variable()));
    Op save = tf.withName("save").train.save(prefix, names, slices, values);
    return tf.withControlDependencies(List.of(save)).withName("saved").identity(prefix);
  }

  private Op buildRestore(Ops tf, Operand<TString> names, Operand<TString> slices) {
    List<Class<? extends TType>> types = Collections.nCopies(entries.size(), TFloat32.class);
    List<Operand<?>> values =
        List.copyOf(tf.withName("restore").train.restore(prefix, names, slices, types).tensors());
    List<Op> assignments = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Operand<TFloat32> value = values.get(i).asOutput().expect(TFloat32.class);
      assignments.add(tf.assign(entries.get(i).variable(), value));
    }
    return tf.withControlDependencies(assignments).withName("restored").noOp();
  }

  /** Placeholder: path of the files without their endings. */
  Operand<TString> prefix() {
    return prefix;
  }

  /** Done when all variables are written. */
  Op saved() {
    return saved;
  }

  SaverDef toProto() {
    return SaverDef.newBuilder()
        .setFilenameTensorName(Signature.tensorName(prefix))
        .setSaveTensorName(saved.op().name() + ":0")
        .setRestoreOpName(restored.op().name())
        .setVersion(SaverDef.CheckpointFormatVersion.V2)
        .build();
  }

  /** Operations that the published graph needs beside its signatures'. */
  List<String> operationNames() {
    return List.of(prefix.op().name(), saved.op().name(), restored.op().name());
  }
}
