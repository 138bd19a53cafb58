package io.intarsia.core.savedmodel;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Leaves out what nothing published depends on, such as initial values. */
final class GraphPruning {
  private GraphPruning() {}

  /** The part of a graph that the named operations depend on, in the graph's order. */
  static GraphDef prune(GraphDef graph, Collection<String> roots) {
    Set<String> needed = ancestors(graph, roots);
    GraphDef.Builder pruned = graph.toBuilder().clearNode();
    graph.getNodeList().stream()
        .filter(node -> needed.contains(node.getName()))
        .forEach(pruned::addNode);
    return pruned.build();
  }

  private static Set<String> ancestors(GraphDef graph, Collection<String> roots) {
    Map<String, NodeDef> byName =
        graph.getNodeList().stream()
            .collect(Collectors.toMap(NodeDef::getName, Function.identity()));
    Set<String> seen = new HashSet<>(roots);
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String name = open.remove();
      NodeDef node = byName.get(name);
      if (node == null) {
        throw new IllegalArgumentException("the graph has no operation " + name);
      }
      for (String input : node.getInputList()) {
        String producer = producer(input);
        if (seen.add(producer)) {
          open.add(producer);
        }
      }
    }
    return seen;
  }

  /**
   * Operation behind one of a node's inputs.
   *
   * @param nodes the graph's, by name
   */
  static NodeDef producer(NodeDef node, int input, Map<String, NodeDef> nodes) {
    NodeDef producer = nodes.get(producer(node.getInput(input)));
    if (producer == null) {
      throw new IllegalArgumentException(
          "%s reads %s, which the graph has not".formatted(node.getName(), node.getInput(input)));
    }
    return producer;
  }

  /** Operation behind an input such as {@code "conv:1"}, or {@code "^gate"} for a control input. */
  static String producer(String input) {
    String name = input.startsWith("^") ? input.substring(1) : input;
    int colon = name.lastIndexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
