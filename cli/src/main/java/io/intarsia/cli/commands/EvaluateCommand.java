package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.protocol.Evaluation;
import io.intarsia.eval.protocol.Evaluations;
import io.intarsia.proto.EvaluationConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia evaluate svm | low-shot | linear | finetune | knn}: what a backbone is worth. */
public final class EvaluateCommand implements Command {
  private final Verb verb;

  private EvaluateCommand(Verb verb) {
    this.verb = verb;
  }

  /** Linear SVMs on every layer. */
  public static Command svm() {
    return new EvaluateCommand(Verb.svm());
  }

  /** The same machines on few images of each class. */
  public static Command lowShot() {
    return new EvaluateCommand(Verb.lowShot());
  }

  /** Linear classifiers on every layer, trained by stochastic gradient descent. */
  public static Command linear() {
    return new EvaluateCommand(Verb.linear());
  }

  /** The whole network trained further. */
  public static Command finetune() {
    return new EvaluateCommand(Verb.finetune());
  }

  /** Votes of the nearest training images. */
  public static Command knn() {
    return new EvaluateCommand(Verb.knn());
  }

  @Override
  public String name() {
    return "evaluate " + verb.word();
  }

  @Override
  public String summary() {
    return verb.summary();
  }

  @Override
  public Help help() {
    return new Help(
        verb.keepsFeatures() ? EvaluationFiles.USAGE_WITH_FEATURES : EvaluationFiles.USAGE,
        verb.explanation()
            + " Prints a table and writes report.html (a page for people), report.json and"
            + " report.txtpb.",
        List.of(
            "intarsia evaluate %s --model saved-models/jigsaw-resnet18/1 --data data/%s --config configs/%s.txtpb --out reports/%s"
                .formatted(verb.word(), verb.data(), verb.config(), verb.word())));
  }

  @Override
  public Options options() {
    return verb.keepsFeatures() ? EvaluationFiles.optionsWithFeatures() : EvaluationFiles.options();
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    EvaluationConfig config = EvaluationFiles.config(line);
    if (config.getKindCase() != verb.kind()) {
      String field =
          EvaluationConfig.getDescriptor().findFieldByNumber(verb.kind().getNumber()).getName();
      throw new UserException(
          "%s: has no %s; this command needs one".formatted(line.getOptionValue("config"), field));
    }
    ImportedDataset data = ImportedDataset.open(Arguments.existingPath(line, "data"));
    Evaluation evaluation = Evaluations.of(config, data, console.progress());
    Evaluation.Place place =
        new Evaluation.Place(
            Path.of(line.getOptionValue("out")),
            Optional.ofNullable(line.getOptionValue("features")).map(Path::of));
    try (ModelChoice model = ModelChoice.open(Arguments.existingPath(line, "model"))) {
      EvaluationFiles.write(line, evaluation.run(model.version(), place), console);
    }
  }
}
