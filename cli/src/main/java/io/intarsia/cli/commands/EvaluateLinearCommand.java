package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.protocol.LinearProbeEvaluation;
import io.intarsia.proto.EvaluationConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * {@code intarsia evaluate linear}: what each layer of a backbone is worth to a linear classifier.
 */
public final class EvaluateLinearCommand implements Command {
  @Override
  public String name() {
    return "evaluate linear";
  }

  @Override
  public String summary() {
    return "score every layer of a model by linear classifiers, trained all at once";
  }

  @Override
  public Help help() {
    return new Help(
        EvaluationFiles.USAGE,
        """
        Trains one linear classifier on each layer of the frozen backbone, all at once by stochastic \
        gradient descent, as Goyal et al. 2019 do on Places205 and ImageNet, and does the same with \
        the network's random twins. Needs class folders. Prints a table and writes report.html (a page \
        for people), report.json and report.txtpb.""",
        List.of(
            "intarsia evaluate linear --model saved-models/jigsaw-resnet18/1 --data data/scenes"
                + " --config configs/scenes_linear.txtpb --out reports/linear"));
  }

  @Override
  public Options options() {
    return EvaluationFiles.options();
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    Path model = Arguments.existingPath(line, "model");
    EvaluationConfig config = EvaluationFiles.config(line, EvaluationConfig.KindCase.LINEAR_PROBE);
    ImportedDataset data = ImportedDataset.open(Arguments.existingPath(line, "data"));
    LinearProbeEvaluation evaluation = new LinearProbeEvaluation(config, data, console.progress());
    EvaluationFiles.write(line, evaluation.run(model), console);
  }
}
