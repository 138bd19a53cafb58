package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.protocol.SvmEvaluation;
import io.intarsia.proto.EvaluationConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia evaluate svm}: what each layer of a backbone is worth to a linear machine. */
public final class EvaluateSvmCommand implements Command {
  @Override
  public String name() {
    return "evaluate svm";
  }

  @Override
  public String summary() {
    return "score every layer of a model by linear SVMs, beside its random twin";
  }

  @Override
  public Help help() {
    return new Help(
        EvaluationFiles.USAGE_WITH_FEATURES,
        """
        Trains linear support vector machines on the features of each layer, as Goyal et al. 2019 do \
        on VOC07, and does the same with the network's random twins. Prints a table and writes \
        report.html (a page for people), report.json and report.txtpb.""",
        List.of(
            "intarsia evaluate svm --model saved-models/jigsaw-resnet18/1 --data data/voc"
                + " --config configs/voc07_subset_svm.txtpb --out reports/jigsaw"));
  }

  @Override
  public Options options() {
    return EvaluationFiles.optionsWithFeatures();
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    Path model = Arguments.existingPath(line, "model");
    EvaluationConfig config = EvaluationFiles.config(line, EvaluationConfig.KindCase.LINEAR_SVM);
    ImportedDataset data = ImportedDataset.open(Arguments.existingPath(line, "data"));
    SvmEvaluation evaluation = new SvmEvaluation(config, data, console.progress());
    EvaluationFiles.write(line, evaluation.run(model, EvaluationFiles.features(line)), console);
  }
}
