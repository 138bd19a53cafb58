package io.intarsia.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import io.intarsia.core.UserException;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.ExperimentConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigsTest {
  private static final String SMALL =
      """
      backbone { resnet { depth: 18 } }
      pretext { jigsaw {} }
      schedule { steps: 100 }
      """;

  private static ExperimentConfig experiment(String text, String... settings) {
    return Configs.parse(
        text, "run.txtpb", List.of(settings), ExperimentConfig.getDefaultInstance());
  }

  private static EvaluationConfig evaluation(String text, String... settings) {
    return Configs.parse(
        text, "svm.txtpb", List.of(settings), EvaluationConfig.getDefaultInstance());
  }

  @Test
  void settingsReplaceScalars() {
    ExperimentConfig config =
        experiment(
            SMALL,
            "schedule.steps=2000",
            "checkpoint.every_steps=200",
            "backbone.width=0.5",
            "input.seed=-7",
            "precision=BFLOAT16",
            "name=my run");
    assertThat(config.getSchedule().getSteps()).isEqualTo(2000);
    assertThat(config.getCheckpoint().getEverySteps()).isEqualTo(200);
    assertThat(config.getBackbone().getWidth()).isEqualTo(0.5);
    assertThat(config.getBackbone().getResnet().getDepth()).isEqualTo(18);
    assertThat(config.getInput().getSeed()).isEqualTo(-7);
    assertThat(config.getName()).isEqualTo("my run");
  }

  @Test
  void aSettingReplacesAWholeMessage() {
    ExperimentConfig config =
        experiment(
            "schedule { steps: 5 step { milestones: 0.5 factor: 0.2 } } pretext { jigsaw {} }"
                + " backbone { resnet {} }",
            "schedule.step={milestones: 0.25}");
    assertThat(config.getSchedule().getStep().getMilestonesList()).containsExactly(0.25);
    assertThat(config.getSchedule().getStep().hasFactor()).isFalse();
  }

  @Test
  void settingOneMemberOfAChoiceUnsetsTheOther() {
    ExperimentConfig config = experiment(SMALL, "schedule.epochs=1.5", "backbone.alexnet={}");
    assertThat(config.getSchedule().hasSteps()).isFalse();
    assertThat(config.getBackbone().hasResnet()).isFalse();
  }

  @Test
  void settingsReachElementsOfLists() {
    String text = "linear_svm { costs: 1 costs: 2 }";
    assertThat(evaluation(text, "linear_svm.costs[1]=9").getLinearSvm().getCostsList())
        .containsExactly(1.0, 9.0);
    assertThat(evaluation(text, "linear_svm.costs[2]=9").getLinearSvm().getCostsList())
        .containsExactly(1.0, 2.0, 9.0);
    assertThat(evaluation(text, "linear_svm.costs=[7, 8]").getLinearSvm().getCostsList())
        .containsExactly(7.0, 8.0);
    assertThatThrownBy(() -> evaluation(text, "linear_svm.costs[3]=9"))
        .isInstanceOf(UserException.class)
        .hasMessage("--set linear_svm.costs[3]=9: costs takes an index from 0 to 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          schedule.stpes=5        | --set schedule.stpes=5: there is no field schedule.stpes; nearest: schedule.steps,
          shedule.steps=5         | nearest: schedule,
          schedule.steps=many     | --set schedule.steps=many: 'many' is no whole number
          precision=FLOAT16       | is no one of FLOAT32, BFLOAT16
          schedule.steps.x=1      | schedule.steps is a single value and has no fields
          schedule.steps          | expected PATH=VALUE
          schedule..steps=1       | '' is no field name
          name[0]=x               | name is no list
          name=a" precision: "b   | BFLOAT
          """)
  void aWrongSettingSaysWhatIsWrong(String setting, String words) {
    if (words.equals("BFLOAT")) {
      // A quote inside a value cannot smuggle in another field.
      assertThat(experiment(SMALL, setting).getName()).isEqualTo("a\" precision: \"b");
      return;
    }
    assertThatThrownBy(() -> experiment(SMALL, setting))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(words);
  }

  @Test
  void aValueOutOfItsLimitsIsNamedWithFileLineFieldAndWhatIsAllowed() {
    assertThatThrownBy(() -> experiment(SMALL.replace("18", "20")))
        .isInstanceOf(UserException.class)
        .hasMessage("run.txtpb:1: backbone.resnet.depth is 20; allowed: 18, 34, 50, 101, 152");
    assertThatThrownBy(() -> experiment(SMALL, "input.holdout_fraction=1"))
        .hasMessage("run.txtpb: input.holdout_fraction is 1.0; allowed: at least 0, less than 1");
    assertThatThrownBy(() -> experiment(SMALL, "schedule.learning_rate=nan"))
        .hasMessageContaining("schedule.learning_rate is NaN");
    assertThatThrownBy(() -> evaluation("linear_svm { costs: [1, -1] }"))
        .hasMessage("svm.txtpb:1: linear_svm.costs[1] is -1.0; allowed: more than 0");
  }

  @Test
  void anUnmadeChoiceIsNamed() {
    assertThatThrownBy(() -> experiment("backbone { width: 2 } pretext { jigsaw {} }"))
        .isInstanceOf(UserException.class)
        .hasMessage("run.txtpb: one of these must be given: backbone.resnet, backbone.alexnet");
  }

  @Test
  void anUnknownFieldIsNamedWithItsPlaceAndTheNearestNames() {
    assertThatThrownBy(() -> experiment("backbone {\n  resnet { dept: 18 }\n}"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("run.txtpb:2:12: ")
        .hasMessageContaining("dept")
        .hasMessageContaining("nearest: depth");
  }

  @Test
  void aMissingFileIsAUsersMistake() {
    assertThatThrownBy(
            () ->
                Configs.read(
                    Path.of("nowhere.txtpb"), List.of(), ExperimentConfig.getDefaultInstance()))
        .isInstanceOf(UserException.class)
        .hasMessage("there is no config file nowhere.txtpb");
  }

  @Test
  void resolvingFillsDefaultsAndLeavesTheGivenConfigAlone() {
    ExperimentConfig given = experiment(SMALL);
    ExperimentConfig resolved = Configs.resolve(given);
    assertThat(given.hasOptimizer()).isFalse();
    assertThat(resolved.getOptimizer().getSgd().hasMomentum()).isTrue();
    assertThat(resolved.getSchedule().hasConstant()).isTrue();
    assertThat(resolved.getSchedule().hasCosine()).isFalse();
    assertThat(resolved.getPretext().getJigsaw().getPermutations().getSize()).isEqualTo(2000);
    assertThat(Configs.resolve(resolved)).isEqualTo(resolved);
  }

  @Test
  void differencesNamePathsAndIgnoreWhatOnlySpellsOutADefault() {
    ExperimentConfig one = experiment(SMALL);
    assertThat(Configs.differences(one, Configs.resolve(one), List.of())).isEmpty();
    ExperimentConfig other =
        experiment(SMALL, "schedule.steps=7", "schedule.cosine={}", "execution.progress=false");
    assertThat(Configs.differences(one, other, List.of("execution")))
        .containsExactly(
            "schedule.steps: 100 | 7",
            "schedule.constant:  | (unset)",
            "schedule.cosine: (unset) | to: 0.0");
  }

  @ParameterizedTest
  @MethodSource("configTypes")
  void everyDefaultIsWithinItsLimits(Descriptor type) {
    for (FieldDescriptor field : type.getFields()) {
      if (field.hasDefaultValue() && field.getDefaultValue() instanceof Number number) {
        assertThat(LimitCheck.allowed(field, number)).as(field.getFullName()).isTrue();
      }
    }
  }

  static Stream<Descriptor> configTypes() {
    return Stream.of(ExperimentConfig.getDescriptor(), EvaluationConfig.getDescriptor())
        .flatMap(ConfigsTest::withNested);
  }

  private static Stream<Descriptor> withNested(Descriptor type) {
    return Stream.concat(
        Stream.of(type),
        type.getFields().stream()
            .filter(field -> field.getJavaType() == JavaType.MESSAGE)
            .flatMap(field -> withNested(field.getMessageType())));
  }

  @Test
  void allWaysToWriteAConfigHaveOneCanonicalForm() {
    ExperimentConfig shortest =
        Configs.parse(
            "backbone { resnet { depth: 18 } } pretext { jigsaw {} } schedule { steps: 9 } input { seed: 3 }",
            "a",
            List.of(),
            ExperimentConfig.getDefaultInstance());
    ExperimentConfig resolved = Configs.resolve(shortest);
    assertThat(resolved).isNotEqualTo(shortest);
    assertThat(Configs.canonical(resolved)).isEqualTo(shortest);
    assertThat(Configs.canonical(shortest)).isEqualTo(shortest);
  }

  @Test
  void aConfigInMemoryTakesSettingsAndIsChecked() {
    ExperimentConfig config =
        Configs.parse(
            "backbone { resnet {} } pretext { jigsaw {} } schedule { steps: 1 }",
            "a",
            List.of(),
            ExperimentConfig.getDefaultInstance());
    assertThat(Configs.with(config, "it", List.of("input.seed=5")).getInput().getSeed())
        .isEqualTo(5);
    assertThatThrownBy(() -> Configs.with(config, "it", List.of("input.batch_size=0")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("it")
        .hasMessageContaining("input.batch_size");
  }
}
