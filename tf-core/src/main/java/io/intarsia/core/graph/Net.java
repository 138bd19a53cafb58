package io.intarsia.core.graph;

import org.tensorflow.op.Ops;

/**
 * Where a layer is built: the graph, its variables, what the network is for, and the place in it
 * that variable names start with.
 *
 * @param tf the graph's operations
 * @param variables the graph's variables
 * @param mode training or inference
 * @param path name prefix of this place, such as {@code res2/0}; empty at the top
 */
public record Net(Ops tf, Variables variables, Mode mode, String path) {

  /** The place {@code name} below this one. */
  public Net at(String name) {
    return new Net(tf, variables, mode, nameOf(name));
  }

  /** The same place of a network that is built for something else. */
  public Net in(Mode other) {
    return new Net(tf, variables, other, path);
  }

  /** Public name of a variable at this place. */
  public String nameOf(String variable) {
    return path.isEmpty() ? variable : path + "/" + variable;
  }
}
