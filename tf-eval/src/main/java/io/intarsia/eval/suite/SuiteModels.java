package io.intarsia.eval.suite;

import io.intarsia.core.UserException;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.protocol.RandomModel;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.RandomWeights;
import io.intarsia.proto.SuiteConfig;
import io.intarsia.proto.SuiteModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The models of a suite: those that the user named, and networks that have learnt nothing. */
public final class SuiteModels {
  private final Map<String, Path> given;
  private final Path made;

  /**
   * Models of a suite.
   *
   * @param given directories of versions by the models' names
   * @param made where networks that have learnt nothing are written
   * @throws UserException if a model is missing, or is not one of the suite's
   */
  public SuiteModels(SuiteConfig config, Map<String, Path> given, Path made) {
    Set<String> wanted =
        config.getModelsList().stream()
            .filter(model -> !model.hasRandom())
            .map(SuiteModel::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!wanted.equals(given.keySet())) {
      throw new UserException(
          "--model: the suite wants %s, got %s".formatted(wanted, new TreeSet<>(given.keySet())));
    }
    for (SuiteModel model : config.getModelsList()) {
      if (model.hasRandom() && !given.containsKey(model.getRandom().getLike())) {
        throw new UserException(
            "models: %s is like '%s', which is none of %s"
                .formatted(model.getName(), model.getRandom().getLike(), wanted));
      }
    }
    this.given = Map.copyOf(given);
    this.made = made;
  }

  /**
   * Directory of the version to judge.
   *
   * @param config of the evaluation, whose training pictures a network that has learnt nothing
   *     takes its statistics from
   * @param data name of the data set
   */
  Path version(SuiteModel model, EvaluationConfig config, String data, ImportedDataset dataset)
      throws IOException {
    if (!model.hasRandom()) {
      return find(model.getName());
    }
    RandomWeights random = model.getRandom();
    String name = "%s-%s-%d".formatted(model.getName(), data, config.getFeatures().getImageSide());
    Path first = made.resolve(name).resolve("1");
    return Files.exists(first)
        ? first
        : new ModelRepository(made)
            .publish(
                name,
                directory ->
                    RandomModel.write(
                        directory, find(random.getLike()), random.getSeed(), config, dataset));
  }

  private Path find(String name) {
    return Objects.requireNonNull(given.get(name));
  }
}
