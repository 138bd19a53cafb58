package io.intarsia.train.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.engine.TrainingGraph;
import io.intarsia.train.optimizer.Optimizers;
import io.intarsia.train.pretext.PretextObjective;
import io.intarsia.train.pretext.PretrainingPlan;
import io.intarsia.train.schedule.LearningRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;

/** The configs at the paper's scale build the networks they name, and those learn. */
class PaperScaleConfigsTest {
  private static final long STEPS = 1_000_000;

  @ParameterizedTest
  @CsvSource({
    "jigsaw_resnet50_imagenet1k",
    "jigsaw_resnet50_imagenet22k",
    "jigsaw_resnet50_yfcc100m",
    "jigsaw_alexnet_imagenet1k",
    "jigsaw_alexnet_imagenet22k",
    "jigsaw_alexnet_yfcc100m",
    "colorization_resnet50_imagenet1k",
    "colorization_resnet50_imagenet22k",
    "colorization_resnet50_yfcc100m",
    "colorization_alexnet_imagenet1k",
    "colorization_alexnet_imagenet22k",
    "colorization_alexnet_yfcc100m",
    "supervised_resnet50_imagenet1k",
    "supervised_resnet50_places205",
    "supervised_alexnet_imagenet1k"
  })
  void aPaperScaleConfigBuildsAndSteps(String name) {
    ExperimentConfig config =
        Configs.resolve(
            Configs.read(
                Path.of("..", "configs", name + ".txtpb"),
                List.of("input.batch_size=2"),
                ExperimentConfig.getDefaultInstance()));
    double rate = LearningRate.of(config.getSchedule(), STEPS, 2).at(0);
    try (Graph graph = new Graph()) {
      NoiseTask task = NoiseTask.of(config, PretextObjective.of(config));
      TrainingGraph training =
          new TrainingGraph(graph, task, Optimizers.create(config.getOptimizer()), 0);
      try (GraphSession session = GraphSession.open(graph, PretrainingPlan.session(config))) {
        training.initialize(session);
        training.startInput(session, 0);
        float first = step(training, session, rate);
        float second = step(training, session, rate);
        assertThat(first).isFinite().isPositive();
        assertThat(second).isFinite().isPositive().isNotEqualTo(first);
      }
    }
  }

  private static float step(TrainingGraph training, GraphSession session, double rate) {
    return Objects.requireNonNull(training.step().run(session, rate).get("loss"));
  }
}
