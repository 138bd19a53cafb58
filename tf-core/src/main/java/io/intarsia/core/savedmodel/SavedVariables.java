package io.intarsia.core.savedmodel;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Reads from a graph which variable is saved by which public name. */
final class SavedVariables {
  /** Inputs of SaveV2 before the tensors: prefix, names, slices. */
  private static final int FIRST_TENSOR = 3;

  private SavedVariables() {}

  /** The operations that hold the variables, by public name, in the saver's order. */
  static Map<String, NodeDef> byName(GraphDef graph) {
    Map<String, NodeDef> nodes = new HashMap<>();
    graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
    Map<String, NodeDef> variables = new LinkedHashMap<>();
    graph.getNodeList().stream()
        .filter(node -> node.getOp().equals("SaveV2"))
        .forEach(save -> addSaved(save, nodes, variables));
    return variables;
  }

  private static void addSaved(
      NodeDef save, Map<String, NodeDef> nodes, Map<String, NodeDef> variables) {
    List<ByteString> names =
        input(save, 1, nodes).getAttrOrThrow("value").getTensor().getStringValList();
    for (int i = 0; i < names.size(); i++) {
      variables.put(names.get(i).toStringUtf8(), input(save, FIRST_TENSOR + i, nodes));
    }
  }

  private static NodeDef input(NodeDef node, int place, Map<String, NodeDef> nodes) {
    NodeDef producer = nodes.get(GraphPruning.producer(node.getInput(place)));
    if (producer == null) {
      throw new IllegalArgumentException(
          "%s reads %s, which the graph has not".formatted(node.getName(), node.getInput(place)));
    }
    return producer;
  }
}
