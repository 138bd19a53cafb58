package io.intarsia.core.savedmodel;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.types.TString;

/**
 * Writes an inference graph as a SavedModel: {@code saved_model.pb} and {@code variables/}. The
 * variables keep their public names; optimiser slots and initial values stay out.
 */
public final class SavedModelWriter {
  /** Tag of a graph that is meant for serving. */
  static final String TAG = "serve";

  static final String GRAPH_FILE = "saved_model.pb";
  static final String VARIABLES = "variables/variables";
  private static final int SCHEMA_VERSION = 1;

  private final Graph graph;
  private final VariableSaver saver;
  private final List<Signature> signatures;

  /**
   * Adds saving and restoring to a finished inference graph.
   *
   * @param graph holds the variables and everything that the signatures name
   * @param variables the graph's variables; the published ones are written
   * @param signatures ways to call the model; must not be empty
   */
  public SavedModelWriter(Graph graph, Variables variables, List<Signature> signatures) {
    if (signatures.isEmpty()) {
      throw new IllegalArgumentException("a SavedModel needs at least one signature");
    }
    this.graph = graph;
    this.signatures = List.copyOf(signatures);
    this.saver = new VariableSaver(Ops.create(graph).withSubScope("save"), variables);
  }

  /**
   * Writes the files into a directory, which is made if it is not there.
   *
   * @param session a session on the graph in which the variables have their values
   */
  public void write(Path directory, GraphSession session) throws IOException {
    Path prefix = directory.resolve(VARIABLES);
    Files.createDirectories(directory.resolve("variables"));
    try (TString path = TString.scalarOf(prefix.toString())) {
      session.run(Map.of(saver.prefix(), path), List.of(saver.saved()));
    }
    Files.write(directory.resolve(GRAPH_FILE), toProto().toByteArray());
  }

  private SavedModel toProto() {
    MetaGraphDef.Builder meta =
        MetaGraphDef.newBuilder()
            .setMetaInfoDef(
                MetaGraphDef.MetaInfoDef.newBuilder()
                    .addTags(TAG)
                    .setTensorflowVersion(TensorFlow.version()))
            .setGraphDef(GraphPruning.prune(graph.toGraphDef(), published()))
            .setSaverDef(saver.toProto());
    signatures.forEach(signature -> meta.putSignatureDef(signature.name(), signature.toProto()));
    return SavedModel.newBuilder()
        .setSavedModelSchemaVersion(SCHEMA_VERSION)
        .addMetaGraphs(meta)
        .build();
  }

  private List<String> published() {
    List<String> names = new ArrayList<>(saver.operationNames());
    for (Signature signature : signatures) {
      signature.inputs().values().forEach(operand -> names.add(operand.op().name()));
      signature.outputs().values().forEach(operand -> names.add(operand.op().name()));
    }
    return names;
  }
}
