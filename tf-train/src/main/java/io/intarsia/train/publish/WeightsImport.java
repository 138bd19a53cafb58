package io.intarsia.train.publish;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.files.Sha256;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.provenance.Provenances;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.weights.WeightsFile;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.ImportedWeights;
import io.intarsia.proto.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Publishes weights of a file, Intarsia's own or another framework's, as a SavedModel. */
public final class WeightsImport {
  private WeightsImport() {}

  /**
   * What came of an import.
   *
   * @param version directory of the published version
   * @param matched number of variables that got a value
   * @param unused tensors of the file that no backbone has a place for
   */
  public record Outcome(Path version, int matched, List<String> unused) {
    /** Copies the list. */
    public Outcome {
      unused = List.copyOf(unused);
    }
  }

  /**
   * The experiment that a file says its weights come from.
   *
   * @return nothing for files that Intarsia did not write
   */
  public static Optional<ExperimentConfig> resolved(WeightsFile file) throws IOException {
    String text = file.metadata().get(WeightsExport.RESOLVED);
    return text == null
        ? Optional.empty()
        : Optional.of(TextFormat.parse(text, ExperimentConfig.class));
  }

  /** Where a file says its weights come from; nothing for files that Intarsia did not write. */
  public static Optional<Provenance> provenance(WeightsFile file) throws IOException {
    String text = file.metadata().get(WeightsExport.PROVENANCE);
    return text == null ? Optional.empty() : Optional.of(TextFormat.parse(text, Provenance.class));
  }

  /**
   * Publishes the weights as the next version of a model.
   *
   * @param resolved the experiment whose backbone the weights are of, every default filled
   * @param name the model's
   * @throws UserException listing every tensor that is missing, too much or of another shape, or if
   *     the file names other classes that taught it than the source does
   */
  public static Outcome publish(
      WeightsSource source, ExperimentConfig resolved, ModelRepository repository, String name)
      throws IOException {
    source.pixels().requireFit(resolved.getBackbone());
    SessionOptions options = SessionOptions.defaults();
    try (InferenceGraph inference = InferenceGraph.build(resolved, 0)) {
      TorchWeights weights = TorchWeights.match(source, inference.variables());
      Provenance provenance = provenance(weights, options);
      try (GraphSession session = GraphSession.open(inference.graph(), options)) {
        weights.assign(inference.graph(), inference.variables(), session);
        Path version =
            repository.publish(name, directory -> inference.write(directory, session, provenance));
        int matched = inference.variables().entries().size();
        return new Outcome(version, matched, weights.unused());
      }
    }
  }

  private static Provenance provenance(TorchWeights weights, SessionOptions options)
      throws IOException {
    WeightsSource source = weights.source();
    Optional<Provenance> recorded = provenance(source.file());
    if (recorded.isPresent()) {
      return withTaughtClasses(recorded.get(), source);
    }
    Path file = source.file().path();
    ImportedWeights imported =
        ImportedWeights.newBuilder()
            .setFile(String.valueOf(file.getFileName()))
            .setSha256(Sha256.ofFile(file))
            .setNaming(source.namingName())
            .setChannels(source.pixels().channels())
            .setPixels(source.pixels().pixels())
            .addAllUnused(weights.unused())
            .build();
    Provenance foreign =
        Provenances.ofProcess(options.threads()).toBuilder().setImported(imported).build();
    return withTaughtClasses(foreign, source);
  }

  private static Provenance withTaughtClasses(Provenance provenance, WeightsSource source) {
    List<String> stated = source.taughtClasses();
    List<String> recorded = provenance.getTaughtClassesList();
    if (stated.isEmpty() || stated.equals(recorded)) {
      return provenance;
    }
    if (!recorded.isEmpty()) {
      throw new UserException(
          "%s says itself that labels of %d classes taught it, not those %d; leave --taught-classes out"
              .formatted(source.file().path(), recorded.size(), stated.size()));
    }
    return provenance.toBuilder().addAllTaughtClasses(stated).build();
  }
}
