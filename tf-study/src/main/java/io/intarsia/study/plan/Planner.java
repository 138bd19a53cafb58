package io.intarsia.study.plan;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.proto.AxisLabel;
import io.intarsia.proto.BootstrapConfig;
import io.intarsia.proto.BoundDataset;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.RandomTwinConfig;
import io.intarsia.proto.Scored;
import io.intarsia.proto.SweepBase;
import io.intarsia.proto.SweepBlock;
import io.intarsia.proto.SweepConfig;
import io.intarsia.proto.SweepEvaluation;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialCoordinates;
import io.intarsia.proto.TrialEvaluationConfig;
import io.intarsia.proto.TrialKind;
import io.intarsia.study.plan.Combinations.Place;
import java.util.ArrayList;
import java.util.List;

/** Makes the trials of a sweep: each resolved, hashed, and there once. */
public final class Planner {
  private static final int REPLICATES = 200;

  private final SweepFile file;
  private final SweepConfig sweep;
  private final Datasets datasets;

  /** Will plan a sweep on data sets. */
  public Planner(SweepFile file, Datasets datasets) {
    this.file = file;
    this.sweep = file.config();
    this.datasets = datasets;
  }

  /**
   * All trials, block by block; then the random twins.
   *
   * @throws UserException if a trial's config is not valid, or a data set is missing
   */
  public List<TrialConfig> trials() {
    List<TrialConfig> trials = new ArrayList<>();
    for (SweepBlock block : sweep.getBlocksList()) {
      for (List<Place> places : new Combinations(file, block).all()) {
        merge(trials, trial(block, places));
      }
    }
    trials.addAll(new TwinTrials(sweep.getTwinSeedsList()).of(trials));
    return List.copyOf(trials);
  }

  /**
   * A pretraining that stands in several places is one trial, with all its coordinates and the
   * evaluations of all; unless two places mean different things by an evaluation's name.
   */
  private static void merge(List<TrialConfig> trials, TrialConfig trial) {
    for (int i = 0; i < trials.size(); i++) {
      if (Trials.mayBeOne(trials.get(i), trial)) {
        trials.set(i, Trials.joined(trials.get(i), trial));
        return;
      }
    }
    trials.add(trial);
  }

  private TrialConfig trial(SweepBlock block, List<Place> places) {
    String label = describe(block, places);
    BoundDataset data = datasets.get(dataName(places, label));
    ExperimentConfig experiment = experiment(block, places, label);
    long images = datasets.images(data, experiment.getInput().getSplit());
    if (experiment.getInput().getSubsetSize() > images) {
      throw new UserException(
          "%s: input.subset_size is %d, data set '%s' has %d pictures"
              .formatted(label, experiment.getInput().getSubsetSize(), data.getName(), images));
    }
    return Trials.hashed(
        TrialConfig.newBuilder()
            .setKind(TrialKind.PRETRAINED)
            .addCoordinates(coordinates(block, places))
            .setExperiment(experiment)
            .setData(data.getName())
            .setDataChecksum(data.getChecksum())
            .setDataImages(images)
            .addAllEvaluations(evaluations(block, places, label)));
  }

  private String describe(SweepBlock block, List<Place> places) {
    return "%s: block %s, %s"
        .formatted(
            file.path(),
            block.getName(),
            places.stream()
                .map(each -> "%s %s".formatted(each.axis().getName(), each.point().getLabel()))
                .toList());
  }

  private static TrialCoordinates coordinates(SweepBlock block, List<Place> places) {
    TrialCoordinates.Builder coordinates = TrialCoordinates.newBuilder().setBlock(block.getName());
    for (Place place : places) {
      coordinates.addLabels(
          AxisLabel.newBuilder()
              .setAxis(place.axis().getName())
              .setLabel(place.point().getLabel()));
    }
    return coordinates.build();
  }

  private String dataName(List<Place> places, String label) {
    String name = sweep.getData();
    for (Place place : places) {
      name = place.point().hasData() ? place.point().getData() : name;
    }
    if (name.isEmpty()) {
      throw new UserException(label + ": no data set is named");
    }
    return name;
  }

  private ExperimentConfig experiment(SweepBlock block, List<Place> places, String label) {
    SweepBase base = block.hasBase() ? block.getBase() : sweep.getBase();
    List<String> settings = new ArrayList<>(sweep.getSetList());
    settings.addAll(block.getSetList());
    for (Place place : places) {
      base = place.point().hasBase() ? place.point().getBase() : base;
      settings.addAll(place.point().getSetList());
    }
    return Configs.resolve(Configs.with(file.experiment(base), label, settings));
  }

  private List<TrialEvaluationConfig> evaluations(
      SweepBlock block, List<Place> places, String label) {
    List<String> settings = new ArrayList<>(block.getEvaluationSetList());
    places.forEach(place -> settings.addAll(place.point().getEvaluationSetList()));
    List<SweepEvaluation> asked =
        block.getEvaluationsCount() == 0
            ? sweep.getEvaluationsList()
            : block.getEvaluationsList().stream().map(file::evaluation).toList();
    return asked.stream().map(each -> evaluation(each, settings, label)).toList();
  }

  private TrialEvaluationConfig evaluation(
      SweepEvaluation evaluation, List<String> settings, String label) {
    BoundDataset data = datasets.get(evaluation.getData());
    EvaluationConfig config = Configs.with(file.config(evaluation), label, settings);
    EvaluationConfig resolved =
        Configs.resolve(
            config.toBuilder()
                .setBootstrap(bootstrap())
                .setRandomTwin(
                    RandomTwinConfig.newBuilder(config.getRandomTwin())
                        .clearSeeds()
                        .setScored(Scored.MODEL_ALONE))
                .build());
    return Trials.hashed(
        TrialEvaluationConfig.newBuilder()
            .setName(evaluation.getName())
            .setData(data.getName())
            .setDataChecksum(data.getChecksum())
            .setConfig(resolved));
  }

  private BootstrapConfig bootstrap() {
    return sweep.hasBootstrap()
        ? Configs.resolve(sweep.getBootstrap())
        : BootstrapConfig.newBuilder().setReplicates(REPLICATES).setSeed(1).build();
  }
}
