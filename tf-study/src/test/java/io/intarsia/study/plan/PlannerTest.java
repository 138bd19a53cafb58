package io.intarsia.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.Importer;
import io.intarsia.proto.Scored;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialCoordinates;
import io.intarsia.proto.TrialEvaluationConfig;
import io.intarsia.proto.TrialKind;
import io.intarsia.study.testing.TinyStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
  private static final String GRID =
      "blocks { name: 'A' axes { axis: 'data' } axes { axis: 'backbone' } grid {} }\n";

  private static final String FINER =
      """
      evaluations { name: "finer" file: "svm.txtpb" data: "judged" set: "linear_svm.costs=[1, 2]" }
      blocks { name: "A" axes { axis: "data" } evaluations: "judged" }
      blocks { name: "B" axes { axis: "data" points: "4" } evaluations: "finer" }
      """;

  @TempDir Path folder;
  private TinyStudy study;

  @BeforeEach
  void makeStudy() throws IOException {
    study = TinyStudy.make(folder);
  }

  @Test
  void aGridTriesEveryPointWithEveryOther() throws IOException {
    List<TrialConfig> trials = study.trials(TinyStudy.HEAD + GRID);
    assertThat(trials)
        .extracting(Trials::words)
        .containsExactly(
            "A: data 2, backbone narrow",
            "A: data 2, backbone wide",
            "A: data 4, backbone narrow",
            "A: data 4, backbone wide");
    TrialConfig last = trials.get(3);
    assertThat(last.getExperiment().getInput().getSubsetSize()).isEqualTo(4);
    assertThat(last.getExperiment().getBackbone().getWidth()).isEqualTo(0.125);
    assertThat(last.getExperiment().getOptimizer().hasSgd()).isTrue();
    assertThat(last.getEvaluations(0).getConfig().getBootstrap().getReplicates()).isEqualTo(200);
    assertThat(last.getEvaluations(0).getConfig().getRandomTwin().getScored())
        .isEqualTo(Scored.MODEL_ALONE);
  }

  @Test
  void aListTriesWhatItNames() throws IOException {
    String block =
        """
        blocks {
          name: "L" axes { axis: "data" } axes { axis: "backbone" }
          list { trials { points: ["4", "wide"] } trials { points: ["2", "narrow"] } }
        }
        """;
    assertThat(study.trials(TinyStudy.HEAD + block))
        .extracting(Trials::words)
        .containsExactly("L: data 4, backbone wide", "L: data 2, backbone narrow");
  }

  @Test
  void randomTriesDifferentCombinationsTheSameOnesForASeed() throws IOException {
    String block =
        "blocks { name: 'R' axes { axis: 'data' } axes { axis: 'backbone' } random { trials: 3 seed: %d } }";
    List<TrialConfig> some = study.trials(TinyStudy.HEAD + block.formatted(1));
    assertThat(some).hasSize(3).doesNotHaveDuplicates();
    assertThat(study.trials(TinyStudy.HEAD + block.formatted(1))).isEqualTo(some);
    assertThat(study.trials(TinyStudy.HEAD + GRID)).containsAll(renamed(some, "A"));
  }

  private static List<TrialConfig> renamed(List<TrialConfig> trials, String block) {
    return trials.stream()
        .map(
            trial ->
                trial.toBuilder()
                    .setCoordinates(0, trial.getCoordinates(0).toBuilder().setBlock(block))
                    .build())
        .toList();
  }

  @Test
  void aTrialOfTwoBlocksIsDoneOnce() throws IOException {
    String again =
        "blocks { name: 'B' axes { axis: 'backbone' points: 'wide' } set: 'input.subset_size=4' }";
    List<TrialConfig> trials = study.trials(TinyStudy.HEAD + GRID + again);
    assertThat(trials).hasSize(4);
    assertThat(trials.get(3).getCoordinatesList())
        .extracting(TrialCoordinates::getBlock)
        .containsExactly("A", "B");
    assertThat(trials.get(3).getCoordinates(1).getLabelsCount()).isEqualTo(1);
  }

  @Test
  void aHashIsOfWhatAConfigMeansAndNotOfHowItIsWritten() throws IOException {
    List<String> hashes = hashes(study.trials(TinyStudy.HEAD + GRID));
    study.write(
        "base.txtpb",
        """
        # The same, in another order, with a default written out and another name.
        schedule { steps: 3 }
        execution { keep_checkpoints: 1 }
        optimizer { sgd { momentum: 0.9 } }
        input { batch_size: 2 holdout_fraction: 0.01 }
        pretext { jigsaw { permutations { size: 10 } } }
        backbone { resnet { depth: 18 } }
        name: "other"
        """);
    assertThat(hashes(study.trials(TinyStudy.HEAD + GRID))).isEqualTo(hashes);
    assertThat(hashes(study.trials(TinyStudy.HEAD + "set: 'input.seed=1'\n" + GRID)))
        .doesNotContainAnyElementsOf(hashes);
    assertThat(hashes).allMatch(hash -> hash.matches("[0-9a-f]{16}"));
  }

  @Test
  void otherPicturesMakeOtherTrials() throws IOException {
    List<TrialConfig> trials = study.trials(TinyStudy.HEAD + GRID);
    Path more = study.importPictures("more", 7);
    Datasets others = Datasets.of(List.of("pool=" + more, "judged=" + folder.resolve("judged")));
    List<TrialConfig> moved = new Planner(study.sweep(TinyStudy.HEAD + GRID), others).trials();
    assertThat(hashes(moved)).doesNotContainAnyElementsOf(hashes(trials));
    assertThat(moved.get(0).getEvaluations(0).getHash())
        .isEqualTo(trials.get(0).getEvaluations(0).getHash());
  }

  @Test
  void aPretrainingOfTwoBlocksIsOneTrialWithTheEvaluationsOfBothAndSoAreItsTwins()
      throws IOException {
    List<TrialConfig> trials = study.trials(TinyStudy.HEAD + FINER + "twin_seeds: 1");
    assertThat(hashes(trials)).hasSize(3).doesNotHaveDuplicates();
    assertThat(evaluations(trials.get(0))).containsExactly("judged");
    assertThat(evaluations(trials.get(1))).containsExactly("judged", "finer");
    assertThat(evaluations(trials.get(2))).containsExactly("judged", "finer");
    assertThat(Trials.blocks(trials.get(1))).isEqualTo("A, B");
  }

  @Test
  void anEvaluationThatMeansOtherThingsInTwoBlocksMakesTwoTrialsOfOnePretraining()
      throws IOException {
    String other =
        "blocks { name: 'C' axes { axis: 'data' } evaluation_set: 'features.image_side=48' }";
    List<TrialConfig> trials =
        study.trials(TinyStudy.HEAD + "blocks { name: 'A' axes { axis: 'data' } }" + other);
    assertThat(hashes(trials)).hasSize(4).doesNotHaveDuplicates();
    assertThat(trials.stream().map(TrialConfig::getPretraining).distinct()).hasSize(2);
  }

  @Test
  void aTrialOnASplitCountsItsPicturesAlone() throws IOException {
    Path parts = Files.createDirectories(folder.resolve("parts"));
    for (String split : List.of("train", "val")) {
      Path classes = Files.createDirectories(parts.resolve(split));
      Files.move(
          study.importPictures(split, 3).resolveSibling(split + "-pictures"), classes.resolve("a"));
    }
    Files.delete(parts.resolve("val").resolve("a").resolve("0.png"));
    Path data = folder.resolve("parts-data");
    Importer.run(ImportRequest.of(List.of(parts), data), Progress.silent());
    Datasets datasets = Datasets.of(List.of("pool=" + data, "judged=" + folder.resolve("judged")));
    SweepFile sweep =
        study.sweep(TinyStudy.HEAD + "set: 'input.split=\"train\"' blocks { name: 'A' }");
    assertThat(new Planner(sweep, datasets).trials().get(0).getDataImages()).isEqualTo(3);
  }

  private static List<String> evaluations(TrialConfig trial) {
    return trial.getEvaluationsList().stream().map(TrialEvaluationConfig::getName).toList();
  }

  @Test
  void everyBackboneHasOneTwinForEachSeed() throws IOException {
    List<TrialConfig> twins =
        study.trials(TinyStudy.HEAD + "twin_seeds: 1 twin_seeds: 2\n" + GRID).stream()
            .filter(trial -> trial.getKind() == TrialKind.RANDOM_TWIN_TRIAL)
            .toList();
    assertThat(hashes(twins)).hasSize(4).doesNotHaveDuplicates();
    assertThat(twins.get(1).getEvaluations(0).getConfig().getRandomTwin().getSeedsList())
        .containsExactly(2L);
    assertThat(twins.get(1).getEvaluations(0).getConfig().getRandomTwin().getScored())
        .isEqualTo(Scored.TWINS_ALONE);
  }

  @Test
  void aPlanOnDiskHoldsWhatWasPlanned() throws IOException {
    SweepFile sweep = study.sweep(TinyStudy.HEAD + GRID);
    List<TrialConfig> trials = new Planner(sweep, study.datasets()).trials();
    PlanDirectory plan = new PlanDirectory(folder.resolve("plan"));
    plan.write(sweep, study.datasets(), trials);
    assertThat(plan.trials()).isEqualTo(trials);
    assertThat(PlanDirectory.directory(plan.read(), "pool")).isEqualTo(folder.resolve("pool"));
    assertThat(folder.resolve("plan/trials.tsv"))
        .content()
        .contains(trials.get(2).getHash(), "A: data 4, backbone narrow", "3 steps of 2");
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(
            () -> study.trials(TinyStudy.HEAD + "blocks { name: 'A' axes { axis: 'date' } }"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no axis 'date'; nearest: data");
    assertThatThrownBy(
            () ->
                study.trials(
                    TinyStudy.HEAD + "blocks { name: 'A' axes { axis: 'data' points: '5' } }"))
        .hasMessageContaining("there is no point of axis data '5'");
    assertThatThrownBy(
            () ->
                study.trials(TinyStudy.HEAD + "set: 'input.subset_size=99'\nblocks { name: 'A' }"))
        .hasMessageContaining("input.subset_size is 99, data set 'pool' has 6 pictures");
    assertThatThrownBy(
            () -> study.trials(TinyStudy.HEAD + "set: 'input.sed=1'\nblocks { name: 'A' }"))
        .hasMessageContaining("there is no field input.sed");
    String claims =
        "blocks { name: 'A' } claims { name: 'more' words: 'helps' } figures { table {} claims { claim: 'mor' } }";
    assertThatThrownBy(() -> study.trials(TinyStudy.HEAD + claims))
        .hasMessageContaining("there is no claim 'mor'; nearest: more");
  }

  private static List<String> hashes(List<TrialConfig> trials) {
    return trials.stream().map(TrialConfig::getHash).toList();
  }
}
