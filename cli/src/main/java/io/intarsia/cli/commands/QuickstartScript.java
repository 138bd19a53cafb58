package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.cli.quickstart.Lesson;
import io.intarsia.cli.quickstart.QuickstartFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a quickstart runs, in order.
 *
 * @param files where everything goes
 * @param seed of the scenes
 * @param images scenes to learn from; two fifths of that many others are judged on
 * @param pretrainingSteps length of each pretraining, or {@link #STEPS_OF_CONFIG}
 */
record QuickstartScript(QuickstartFiles files, int seed, int images, int pretrainingSteps) {
  /** Leaves the length of the pretraining to its config. */
  static final int STEPS_OF_CONFIG = 0;

  List<Step> steps() {
    List<Step> steps =
        new ArrayList<>(
            List.of(
                paintPool(),
                paintLabelled(),
                importing(files.poolScenes(), files.pool()),
                importing(files.labelledScenes(), files.labelled())));
    for (Lesson lesson : Lesson.values()) {
      steps.addAll(teach(lesson));
    }
    return List.copyOf(steps);
  }

  private List<Step> teach(Lesson lesson) {
    String model = "quickstart-" + lesson.word();
    return List.of(
        Step.of(new DataShowCommand())
            .with("pretext", files.pretraining(lesson))
            .with("data", files.pool())
            .with("out", files.sample(lesson))
            .with("samples", 1),
        pretrain(lesson),
        Step.of(new ExportCommand())
            .with("run", files.run(lesson))
            .with("name", model)
            .with("to", files.models()),
        Step.of(EvaluateCommand.svm())
            .with("model", files.models().resolve(model).resolve("1"))
            .with("data", files.labelled())
            .with("config", files.evaluation())
            .with("out", files.report(lesson)));
  }

  private Step paintPool() {
    return Step.of(new DataSynthesizeCommand())
        .with("out", files.poolScenes())
        .with("images", images)
        .with("seed", seed)
        .with("sheet", files.sheet());
  }

  /** Scenes of the same seed that the pretraining never sees. */
  private Step paintLabelled() {
    return Step.of(new DataSynthesizeCommand())
        .with("out", files.labelledScenes())
        .with("images", images * 2 / 5)
        .with("first", images)
        .with("seed", seed);
  }

  private static Step importing(Path scenes, Path dataset) {
    return Step.of(new DataImportCommand()).with("source", scenes).with("out", dataset);
  }

  private Step pretrain(Lesson lesson) {
    Step step =
        Step.of(new PretrainCommand())
            .with("config", files.pretraining(lesson))
            .with("data", files.pool())
            .with("out", files.run(lesson));
    return pretrainingSteps == STEPS_OF_CONFIG
        ? step
        : step.with("set", "schedule.steps=" + pretrainingSteps);
  }

  /** A command and what it is given. */
  record Step(Command command, List<String> arguments) {
    /** Copies the list. */
    Step {
      arguments = List.copyOf(arguments);
    }

    static Step of(Command command) {
      return new Step(command, List.of());
    }

    Step with(String option, Object value) {
      List<String> longer = new ArrayList<>(arguments);
      longer.add("--" + option);
      longer.add(value.toString());
      return new Step(command, longer);
    }

    void run(Console console) throws Exception {
      command.run(Arguments.parse(command, arguments.toArray(String[]::new)), console);
    }

    @Override
    public String toString() {
      return "intarsia %s %s".formatted(command.name(), String.join(" ", arguments));
    }
  }
}
