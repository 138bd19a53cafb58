package io.intarsia.core.savedmodel;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

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
    List<String> names =
        strings(GraphPruning.producer(save, 1, nodes).getAttrOrThrow("value").getTensor());
    for (int i = 0; i < names.size(); i++) {
      variables.put(names.get(i), GraphPruning.producer(save, FIRST_TENSOR + i, nodes));
    }
  }

  /**
   * Elements of a constant vector. TensorFlow packs several into {@code tensor_content}: all
   * lengths as varints, then all bytes ({@code EncodeStringList} of its {@code tensor_coding.cc}).
   */
  private static List<String> strings(TensorProto tensor) {
    List<String> strings = new ArrayList<>();
    tensor.getStringValList().forEach(value -> strings.add(value.toStringUtf8()));
    if (tensor.getTensorContent().isEmpty()) {
      return strings;
    }
    CodedInputStream content = tensor.getTensorContent().newCodedInput();
    try {
      int[] lengths = new int[Math.toIntExact(tensor.getTensorShape().getDim(0).getSize())];
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = content.readUInt32();
      }
      for (int length : lengths) {
        strings.add(new String(content.readRawBytes(length), StandardCharsets.UTF_8));
      }
      return strings;
    } catch (IOException e) {
      throw new UncheckedIOException("the names of the saved variables cannot be read", e);
    }
  }
}
