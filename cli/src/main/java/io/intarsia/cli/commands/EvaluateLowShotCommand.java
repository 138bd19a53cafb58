package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.protocol.LowShotEvaluation;
import io.intarsia.proto.EvaluationConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia evaluate low-shot}: what few images of each class teach. */
public final class EvaluateLowShotCommand implements Command {
  @Override
  public String name() {
    return "evaluate low-shot";
  }

  @Override
  public String summary() {
    return "score every layer of a model by linear SVMs on k images of each class";
  }

  @Override
  public Help help() {
    return new Help(
        EvaluationFiles.USAGE_WITH_FEATURES,
        """
        Trains linear support vector machines on 1, 2, 4 ... 96 images of each class, several samples of \
        each, as Goyal et al. 2019 do, and does the same with the network's random twins. The cost is \
        chosen twice: by the authors' rule, which looks at the test split, and by cross-validation on \
        the sample. Prints a table and writes report.html with the curves, report.json and \
        report.txtpb.""",
        List.of(
            "intarsia evaluate low-shot --model saved-models/jigsaw-resnet18/1 --data data/voc"
                + " --config configs/voc07_subset_low_shot.txtpb --out reports/low-shot"));
  }

  @Override
  public Options options() {
    return EvaluationFiles.optionsWithFeatures();
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    Path model = Arguments.existingPath(line, "model");
    EvaluationConfig config = EvaluationFiles.config(line, EvaluationConfig.KindCase.LOW_SHOT);
    ImportedDataset data = ImportedDataset.open(Arguments.existingPath(line, "data"));
    LowShotEvaluation evaluation = new LowShotEvaluation(config, data, console.progress());
    EvaluationFiles.write(line, evaluation.run(model, EvaluationFiles.features(line)), console);
  }
}
