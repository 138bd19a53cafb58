package io.intarsia.core.savedmodel;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.UserException;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.SavedModelDirectory.StoredVariable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
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
  /**
   * Numbers that become constants: a graph is a protocol buffer of 2 GiB at most, and copies of it
   * pass through the heap.
   */
  private static final long MOST_CONSTANTS = 200_000_000;

  private final SavedModelDirectory directory;
  private final Graph graph;
  private final GraphSession session;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the session is closed with the model
  private LoadedModel(SavedModelDirectory directory, GraphDef operations, SessionOptions options) {
    this.directory = directory;
    this.graph = new Graph();
    graph.importGraphDef(operations);
    this.session = GraphSession.open(graph, options);
  }

  /**
   * Loads one version and restores its variables.
   *
   * @param version directory that holds {@code saved_model.pb}
   * @throws UserException if there is no SavedModel
   */
  @MustBeClosed
  public static LoadedModel load(Path version, SessionOptions options) throws IOException {
    return restored(SavedModelDirectory.read(version), options);
  }

  /**
   * Loads one version for prediction alone, which is faster: its variables become constants, with
   * batch normalisation folded into the convolutions before it. Layers agree with {@link #load}'s
   * but for rounding; there are no {@link #variables()}.
   *
   * @param version directory that holds {@code saved_model.pb}
   * @throws UserException if there is no SavedModel
   */
  @MustBeClosed
  public static LoadedModel loadFrozen(Path version, SessionOptions options) throws IOException {
    SavedModelDirectory directory = SavedModelDirectory.read(version);
    long size = directory.variables().stream().mapToLong(StoredVariable::size).sum();
    if (size > MOST_CONSTANTS) {
      return restored(directory, options);
    }
    try (LoadedModel whole = restored(directory, SessionOptions.defaults())) {
      return new LoadedModel(directory, whole.freeze(), options);
    }
  }

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // closed here if it cannot be given back
  private static LoadedModel restored(SavedModelDirectory directory, SessionOptions options) {
    LoadedModel model = new LoadedModel(directory, directory.metaGraph().getGraphDef(), options);
    try {
      model.restore();
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private GraphDef freeze() {
    GraphDef published = directory.metaGraph().getGraphDef();
    Map<String, Operand<TFloat32>> variables = new LinkedHashMap<>();
    SavedVariables.byName(published)
        .values()
        .forEach(node -> variables.put(node.getName(), floats(node.getName() + ":0")));
    Map<String, float[]> values =
        session.fetch(
            Map.of(),
            List.copyOf(variables.values()),
            List.of(),
            result -> copy(result, List.copyOf(variables.keySet()), LoadedModel::toArray));
    Set<String> roots = new LinkedHashSet<>();
    for (SignatureDef signature : directory.signatures().values()) {
      signature.getInputsMap().values().forEach(each -> roots.add(operation(each)));
      signature.getOutputsMap().values().forEach(each -> roots.add(operation(each)));
    }
    return FrozenGraph.of(published, values, roots);
  }

  private static String operation(TensorInfo tensor) {
    return GraphPruning.producer(tensor.getName());
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
   * A tensor that no signature names, the first output of an operation; in a frozen model a
   * convolution's may be scaled.
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

  /**
   * Values of all variables by public name, in the order of the model's saver.
   *
   * @throws IllegalArgumentException if the model was loaded frozen and has none
   */
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
        result -> copy(result, List.copyOf(outputs.keySet()), LoadedModel::toNdArray));
  }

  private static <T> Map<String, T> copy(
      Result result, List<String> names, Function<TFloat32, T> copier) {
    Map<String, T> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), copier.apply((TFloat32) result.get(i)));
    }
    return values;
  }

  private static FloatNdArray toNdArray(TFloat32 tensor) {
    FloatNdArray copy = NdArrays.ofFloats(tensor.shape());
    tensor.copyTo(copy);
    return copy;
  }

  private static float[] toArray(TFloat32 tensor) {
    float[] copy = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(copy);
    return copy;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
