package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.protocol.KnnEvaluation;
import io.intarsia.proto.EvaluationConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia evaluate knn}: what the nearest training images say. */
public final class EvaluateKnnCommand implements Command {
  @Override
  public String name() {
    return "evaluate knn";
  }

  @Override
  public String summary() {
    return "score every layer of a model by votes of the nearest training images";
  }

  @Override
  public Help help() {
    return new Help(
        EvaluationFiles.USAGE_WITH_FEATURES,
        """
        Lets the training images that lie nearest to a test image vote on its class, as Wu et al. 2018 \
        do, with the features of each layer and with those of the network's random twins. Nothing is \
        trained. Prints a table and writes report.html (a page for people), report.json and \
        report.txtpb.""",
        List.of(
            "intarsia evaluate knn --model saved-models/jigsaw-resnet18/1 --data data/objects10"
                + " --config configs/objects10_knn.txtpb --out reports/knn"));
  }

  @Override
  public Options options() {
    return EvaluationFiles.optionsWithFeatures();
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    Path model = Arguments.existingPath(line, "model");
    EvaluationConfig config = EvaluationFiles.config(line, EvaluationConfig.KindCase.KNN);
    ImportedDataset data = ImportedDataset.open(Arguments.existingPath(line, "data"));
    KnnEvaluation evaluation = new KnnEvaluation(config, data, console.progress());
    EvaluationFiles.write(line, evaluation.run(model, EvaluationFiles.features(line)), console);
  }
}
