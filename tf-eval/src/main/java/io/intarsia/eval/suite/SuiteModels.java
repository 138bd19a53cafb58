package io.intarsia.eval.suite;

import io.intarsia.core.UserException;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.eval.protocol.RandomModel;
import io.intarsia.eval.twin.RandomTwin;
import io.intarsia.proto.SuiteConfig;
import io.intarsia.proto.SuiteModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The models of a suite: those that the user named, and networks that have learnt nothing. */
public final class SuiteModels {
  private final Map<String, Path> given;
  private final Path made;
  private final Map<Path, IdentifiedModel> identified = new HashMap<>();

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
   * The networks to judge: the one that the user named, or one for each seed.
   *
   * @param item the evaluation, whose training pictures a network that has learnt nothing takes its
   *     statistics from
   * @throws UserException if a network that was made earlier is not like the model any more
   */
  List<SuiteNetwork> networks(SuiteModel model, Suite.Item item) throws IOException {
    Path place = Path.of(model.getName());
    if (!model.hasRandom()) {
      return List.of(
          new SuiteNetwork(identified(find(model.getName())), place, OptionalLong.empty()));
    }
    List<Long> seeds = RandomTwin.seeds(model.getRandom().getSeedsList());
    List<SuiteNetwork> networks = new ArrayList<>();
    for (long seed : item.randomSeeds() == 0 ? seeds : first(seeds, item.randomSeeds())) {
      networks.add(
          new SuiteNetwork(
              identified(random(model, seed, item)),
              place.resolve("seed-" + seed),
              OptionalLong.of(seed)));
    }
    return networks;
  }

  private static List<Long> first(List<Long> seeds, int count) {
    return seeds.subList(0, Math.min(count, seeds.size()));
  }

  private Path random(SuiteModel model, long seed, Suite.Item item) throws IOException {
    Path like = find(model.getRandom().getLike());
    String name =
        "%s-%s-%d-seed-%d"
            .formatted(
                model.getName(), item.data(), item.config().getFeatures().getImageSide(), seed);
    Path first = made.resolve(name).resolve("1");
    if (!Files.exists(first)) {
      return new ModelRepository(made)
          .publish(
              name,
              directory -> RandomModel.write(directory, like, seed, item.config(), item.dataset()));
    }
    if (!SavedModelDirectory.read(first)
        .resolved()
        .equals(SavedModelDirectory.read(like).resolved())) {
      throw new UserException(
          "%s is another network than %s, after which the suite names it; name another --out"
              .formatted(first, like));
    }
    return first;
  }

  /** Each model's weights are read once for all evaluations. */
  private IdentifiedModel identified(Path version) throws IOException {
    IdentifiedModel known = identified.get(version);
    if (known == null) {
      known = IdentifiedModel.read(version);
      identified.put(version, known);
    }
    return known;
  }

  private Path find(String name) {
    return Objects.requireNonNull(given.get(name));
  }
}
