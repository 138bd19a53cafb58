package io.intarsia.train.optimizer;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import java.util.Objects;
import org.tensorflow.ndarray.Shape;

/** What a rule keeps from step to step: variables below {@code optimizer/}, zero at first. */
final class Slots {
  private static final String PLACE = "optimizer/";

  private Slots() {}

  /** The slot of that name below {@code optimizer/}; made when it is first asked for. */
  static Variables.Entry of(Variables variables, String name, Shape shape) {
    String path = PLACE + name;
    variables.get(path, shape, VariableRole.SLOT, Initializer.zeros());
    return Objects.requireNonNull(variables.find(path));
  }
}
