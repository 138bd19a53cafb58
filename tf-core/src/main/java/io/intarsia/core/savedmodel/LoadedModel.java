package io.intarsia.core.savedmodel;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.UserException;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * A published backbone, ready to run. Its graph may be extended: operations built with {@link
 * #ops()} on {@link #layer(String)} (pooling, say) are fetched through {@link #session()}, so that
 * only what is wanted of a map comes to Java.
 *
 * <pre>{@code
 * try (LoadedModel model = LoadedModel.load(Path.of("saved-models/jigsaw/1"), options)) {
 *   Map<String, FloatNdArray> maps = model.layers(images, List.of("res4", "res5"));
 * }
 * }</pre>
 */
public final class LoadedModel implements AutoCloseable {
  private final SavedModelDirectory directory;
  private final Graph graph;
  private final GraphSession session;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the session is closed with the model
  private LoadedModel(SavedModelDirectory directory, SessionOptions options) {
    this.directory = directory;
    this.graph = new Graph();
    graph.importGraphDef(directory.metaGraph().getGraphDef());
    this.session = GraphSession.open(graph, options);
    try {
      restore();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Loads one version and restores its variables.
   *
   * @param version directory that holds {@code saved_model.pb}
   * @throws UserException if there is no SavedModel
   */
  @MustBeClosed
  public static LoadedModel load(Path version, SessionOptions options) throws IOException {
    return new LoadedModel(SavedModelDirectory.read(version), options);
  }

  private void restore() {
    SaverDef saver = directory.metaGraph().getSaverDef();
    Operand<?> prefix = graph.outputOrThrow(saver.getFilenameTensorName());
    Op restore = () -> graph.operationOrThrow(saver.getRestoreOpName());
    String path = directory.path().resolve(SavedModelWriter.VARIABLES).toString();
    try (TString value = TString.scalarOf(path)) {
      session.run(Map.of(prefix, value), List.of(restore));
    }
  }

  /** What the model declares: signatures, resolved config, provenance. */
  public SavedModelDirectory directory() {
    return directory;
  }

  /** The named layers, from the input on. */
  public List<SavedModelDirectory.LayerInfo> layers() {
    return directory.layers();
  }

  /** Operations for extending the graph. */
  public Ops ops() {
    return Ops.create(graph);
  }

  /** Runs the graph, extended or not; closed with the model. */
  public GraphSession session() {
    return session;
  }

  /** Where pictures go in: float {@code [n, height, width, 3]}, RGB, 0 to 255. */
  public Operand<TFloat32> images() {
    return input(Signatures.LAYERS, Signatures.IMAGES).asOutput().expect(TFloat32.class);
  }

  /**
   * A layer's map, {@code [n, height, width, channels]}; the global average is {@code [n,
   * channels]}.
   *
   * @throws UserException if the model has no such layer
   */
  public Operand<TFloat32> layer(String name) {
    return output(Signatures.LAYERS, name).asOutput().expect(TFloat32.class);
  }

  /**
   * A signature's input.
   *
   * @throws UserException if the model has no such signature or input
   */
  public Operand<?> input(String signature, String name) {
    return find(signature, name, directory.signature(signature).getInputsMap());
  }

  /**
   * A signature's output.
   *
   * @throws UserException if the model has no such signature or output
   */
  public Operand<?> output(String signature, String name) {
    return find(signature, name, directory.signature(signature).getOutputsMap());
  }

  /**
   * A tensor that no signature names, the first output of an operation.
   *
   * @throws UserException if the model has no such operation
   */
  public Operand<?> tensor(String operation) {
    if (graph.operation(operation) == null) {
      throw new UserException("%s has no '%s'".formatted(directory.path(), operation));
    }
    return graph.outputOrThrow(operation + ":0");
  }

  private Operand<?> find(String signature, String name, Map<String, TensorInfo> tensors) {
    TensorInfo tensor = tensors.get(name);
    if (tensor == null) {
      throw new UserException(
          "%s: the signature '%s' has no '%s', only %s"
              .formatted(directory.path(), signature, name, tensors.keySet()));
    }
    return graph.outputOrThrow(tensor.getName());
  }

  /**
   * Maps of the chosen layers.
   *
   * @param images {@code [n, height, width, 3]}, RGB, 0 to 255
   * @param names layers, each at most once
   * @return by name, in the order asked for
   */
  public Map<String, FloatNdArray> layers(FloatNdArray images, Collection<String> names) {
    Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
    names.forEach(name -> outputs.put(name, layer(name)));
    try (TFloat32 fed = TFloat32.tensorOf(images)) {
      return fetch(Map.of(images(), fed), outputs);
    }
  }

  /** Values of all variables by public name, in the order of the model's saver. */
  public Map<String, FloatNdArray> variables() {
    Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
    SavedVariables.byName(directory.metaGraph().getGraphDef())
        .forEach((name, node) -> outputs.put(name, floats(node.getName() + ":0")));
    return fetch(Map.of(), outputs);
  }

  private Operand<TFloat32> floats(String tensor) {
    return graph.outputOrThrow(tensor).expect(TFloat32.class);
  }

  private Map<String, FloatNdArray> fetch(
      Map<Operand<TFloat32>, TFloat32> feeds, Map<String, Operand<TFloat32>> outputs) {
    return session.fetch(
        feeds,
        List.copyOf(outputs.values()),
        List.of(),
        result -> copy(result, List.copyOf(outputs.keySet())));
  }

  private static Map<String, FloatNdArray> copy(Result result, List<String> names) {
    Map<String, FloatNdArray> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      TFloat32 tensor = (TFloat32) result.get(i);
      FloatNdArray copy = NdArrays.ofFloats(tensor.shape());
      tensor.copyTo(copy);
      values.put(names.get(i), copy);
    }
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
