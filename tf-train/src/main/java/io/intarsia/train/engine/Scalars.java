package io.intarsia.train.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.types.TFloat32;

/** The scalars that one run of a graph is asked for: the loss, then the metrics. */
public record Scalars(List<String> names, List<Operand<?>> outputs) {

  /** Copies the lists. */
  public Scalars {
    names = List.copyOf(names);
    outputs = List.copyOf(outputs);
  }

  /** Of an objective. */
  public static Scalars of(Objective.Outputs outputs) {
    List<String> names = new ArrayList<>(List.of("loss"));
    List<Operand<?>> operands = new ArrayList<>(List.of(outputs.loss()));
    outputs
        .metrics()
        .forEach(
            (name, metric) -> {
              names.add(name);
              operands.add(metric);
            });
    return new Scalars(names, operands);
  }

  /** Copies the values out of a result that starts with {@link #outputs}. */
  public Map<String, Float> read(Result result) {
    Map<String, Float> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), ((TFloat32) result.get(i)).getFloat());
    }
    return Collections.unmodifiableMap(values);
  }
}
