package io.intarsia.core.savedmodel;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.SavedState;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * What a SavedModel on disk declares, read without running it.
 *
 * @param path directory of one version
 * @param metaGraph the graph for serving, with its signatures
 */
public record SavedModelDirectory(Path path, MetaGraphDef metaGraph) {
  /** Where the resolved config and the provenance lie, below the version's directory. */
  public static final String ASSETS = "assets.extra/intarsia";

  static final String RESOLVED = "resolved.txtpb";
  static final String PROVENANCE = "provenance.txtpb";
  static final String DETECTOR = "detector.txtpb";

  /** One output of the signature {@code layers}. */
  public record LayerInfo(String name, int channels) {}

  /** One variable: its public name and its shape. */
  public record StoredVariable(String name, List<Long> shape) {
    /** Copies the shape. */
    public StoredVariable {
      shape = List.copyOf(shape);
    }

    /** Number of elements. */
    public long size() {
      return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** Whether it is a running statistic of batch normalisation, which no one trains. */
    public boolean isStatistic() {
      return name.endsWith("/mean") || name.endsWith("/variance");
    }
  }

  /**
   * Reads a version's directory.
   *
   * @throws UserException if there is no SavedModel for serving in it
   */
  public static SavedModelDirectory read(Path path) throws IOException {
    Path file = path.resolve(SavedModelWriter.GRAPH_FILE);
    if (!Files.isRegularFile(file)) {
      throw new UserException(
          "%s holds no SavedModel: expected %s in it (a version's directory, such as saved-models/NAME/1)"
              .formatted(path, SavedModelWriter.GRAPH_FILE));
    }
    SavedModel model = SavedModel.parseFrom(Files.readAllBytes(file));
    return model.getMetaGraphsList().stream()
        .filter(meta -> meta.getMetaInfoDef().getTagsList().contains(SavedModelWriter.TAG))
        .findFirst()
        .map(meta -> new SavedModelDirectory(path, meta))
        .orElseThrow(
            () ->
                new UserException(
                    "%s holds no graph with the tag '%s'".formatted(file, SavedModelWriter.TAG)));
  }

  /** Name and version of a model, such as {@code jigsaw-resnet18/1}: the last two of its path. */
  public static String nameOf(Path version) {
    Path whole = version.toAbsolutePath().normalize();
    int names = whole.getNameCount();
    return whole.subpath(Math.max(0, names - 2), names).toString();
  }

  /** All signatures, sorted by name. */
  public Map<String, SignatureDef> signatures() {
    return new TreeMap<>(metaGraph.getSignatureDefMap());
  }

  /**
   * The named signature.
   *
   * @throws UserException if the model has none of that name
   */
  public SignatureDef signature(String name) {
    SignatureDef signature = metaGraph.getSignatureDefMap().get(name);
    if (signature == null) {
      throw new UserException(
          "%s has no signature '%s', only %s".formatted(path, name, signatures().keySet()));
    }
    return signature;
  }

  /** Outputs of the signature {@code layers}, from the input on. */
  public List<LayerInfo> layers() {
    Map<String, Integer> place = new HashMap<>();
    for (NodeDef node : metaGraph.getGraphDef().getNodeList()) {
      place.put(node.getName(), place.size());
    }
    return signature(Signatures.LAYERS).getOutputsMap().entrySet().stream()
        .sorted(
            Comparator.comparing(
                output -> place.get(GraphPruning.producer(output.getValue().getName()))))
        .map(output -> new LayerInfo(output.getKey(), channels(output.getValue())))
        .toList();
  }

  private static int channels(TensorInfo tensor) {
    TensorShapeProto shape = tensor.getTensorShape();
    return Math.toIntExact(shape.getDim(shape.getDimCount() - 1).getSize());
  }

  /** Variables that the model saves, in the order of its saver. */
  public List<StoredVariable> variables() {
    return SavedVariables.byName(metaGraph.getGraphDef()).entrySet().stream()
        .map(variable -> describe(variable.getKey(), variable.getValue()))
        .toList();
  }

  /** The variables' values, for another graph to restore from. */
  public SavedState state() {
    return new StoredState(path, variables());
  }

  /** Number of trained parameters. */
  public long parameterCount() {
    return variables().stream()
        .filter(variable -> !variable.isStatistic())
        .mapToLong(StoredVariable::size)
        .sum();
  }

  private static StoredVariable describe(String name, NodeDef variable) {
    TensorShapeProto shape = variable.getAttrOrThrow("shape").getShape();
    return new StoredVariable(
        name, shape.getDimList().stream().map(TensorShapeProto.Dim::getSize).toList());
  }

  /** The experiment that the model comes from, with every default filled in, where it says so. */
  public Optional<ExperimentConfig> resolved() throws IOException {
    return asset(RESOLVED, ExperimentConfig.getDefaultInstance());
  }

  /** What the model detects, if it is a detector. */
  public Optional<DetectorRecord> detector() throws IOException {
    return asset(DETECTOR, DetectorRecord.getDefaultInstance());
  }

  /** Where the model comes from, where it says so. */
  public Optional<Provenance> provenance() throws IOException {
    return asset(PROVENANCE, Provenance.getDefaultInstance());
  }

  private <M extends Message> Optional<M> asset(String name, M prototype) throws IOException {
    Path file = path.resolve(ASSETS).resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Message.Builder builder = prototype.newBuilderForType();
    TextFormat.getParser().merge(Files.readString(file), builder);
    @SuppressWarnings("unchecked") // a builder builds what its prototype is
    M message = (M) builder.build();
    return Optional.of(message);
  }
}
