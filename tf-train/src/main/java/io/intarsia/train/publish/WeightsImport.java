package io.intarsia.train.publish;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.provenance.Provenances;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.weights.SafetensorsFile;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Publishes weights of a safetensors file as a SavedModel. */
public final class WeightsImport {
  private WeightsImport() {}

  /**
   * The experiment that a file says its weights come from.
   *
   * @return nothing for files that Intarsia did not write
   */
  public static Optional<ExperimentConfig> resolved(SafetensorsFile file) throws IOException {
    String text = file.header().metadata().get(WeightsExport.RESOLVED);
    return text == null
        ? Optional.empty()
        : Optional.of(TextFormat.parse(text, ExperimentConfig.class));
  }

  /** Where a file says its weights come from; nothing for files that Intarsia did not write. */
  public static Optional<Provenance> provenance(SafetensorsFile file) throws IOException {
    String text = file.header().metadata().get(WeightsExport.PROVENANCE);
    return text == null ? Optional.empty() : Optional.of(TextFormat.parse(text, Provenance.class));
  }

  /**
   * Publishes the weights as the next version of a model.
   *
   * @param resolved the experiment whose backbone the weights are of, every default filled
   * @param name the model's
   * @return the directory of the version
   * @throws UserException listing every tensor that is missing, too much or of another shape
   */
  public static Path publish(
      SafetensorsFile file, ExperimentConfig resolved, ModelRepository repository, String name)
      throws IOException {
    SessionOptions options = SessionOptions.defaults();
    Provenance provenance =
        provenance(file).orElseGet(() -> Provenances.ofProcess(options.threads()));
    try (InferenceGraph inference = InferenceGraph.build(resolved, 0)) {
      TorchWeights weights = TorchWeights.match(file, inference.variables());
      try (GraphSession session = GraphSession.open(inference.graph(), options)) {
        weights.assign(inference.graph(), session);
        return repository.publish(
            name, directory -> inference.write(directory, session, provenance));
      }
    }
  }
}
