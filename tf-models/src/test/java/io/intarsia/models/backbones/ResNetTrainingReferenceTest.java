package io.intarsia.models.backbones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.layers.Dense;
import io.intarsia.core.testing.ReferenceFiles;
import io.intarsia.models.ReferenceRun;
import io.intarsia.models.ReferenceSgd;
import io.intarsia.models.ReferenceTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Loss, gradients and first running statistics of training equal PyTorch's.
 *
 * <p>Of the losses after an update only the fall is tested, and of the last layer's statistics
 * nothing, although the reference gives them to 1e-3: at these weights the updates reach far beyond
 * where the gradient holds, and rounding decides. The same graph with float64 kernels has the
 * losses 2.77883, 2.67905, 2.34648, from which the reference, in single precision, strays by 1.1 %
 * and 2.1 %, TensorFlow with oneDNN by 0.6 % in the second, and without it by 0.8 % and 11 %.
 */
class ResNetTrainingReferenceTest {
  private static final Shape IMAGES = Shape.of(8, 64, 64, 3);
  private static final int CLASSES = 10;
  private static final ReferenceSgd SGD = new ReferenceSgd(0.0005f, 0.9f, 1e-4f);

  private final JsonObject reference = ReferenceFiles.json("resnet50_training.json");

  @Test
  void threeStepsEqualPyTorchs() {
    long seed = reference.get("seed").getAsLong();
    try (ReferenceRun run =
        new ReferenceRun(seed, Mode.TRAINING, IMAGES, SessionOptions.defaults())) {
      Operand<TFloat32> loss = loss(run);
      List<Operand<TFloat32>> gradients = run.gradients(loss);
      List<Variables.Entry> trained = run.net().variables().trained();
      List<Op> updates = SGD.updates(run.net().tf(), run.net().variables(), gradients);
      try (ReferenceRun.Step step = run.start(ResNetTrainingReferenceTest::torchName)) {
        List<Operand<TFloat32>> fetched = new ArrayList<>(gradients);
        fetched.add(loss);
        List<float[]> first = step.run(fetched, updates);
        ReferenceTensor.assertGradients(
            reference.getAsJsonObject("gradients_at_step_0"),
            trained,
            first,
            ResNetTrainingReferenceTest::torchName);
        assertLosses(
            last(first)[0],
            step.run(List.of(loss), updates).get(0)[0],
            step.run(List.of(loss), updates).get(0)[0]);
        assertStatistics(run, step);
      }
    }
  }

  private static Operand<TFloat32> loss(ReferenceRun run) {
    Ops tf = run.net().tf();
    Backbone backbone = Backbones.create(Backbones.named("resnet50"));
    Operand<TFloat32> pooled =
        Objects.requireNonNull(backbone.build(run.net(), run.images()).get("pool5"));
    Dense classifier = new Dense(CLASSES, Initializer.zeros(), Initializer.zeros());
    Operand<TFloat32> logits = classifier.build(run.net().at("fc"), pooled);
    Operand<TFloat32> labels =
        tf.oneHot(
            tf.constant(new int[] {0, 1, 2, 3, 4, 5, 6, 7}),
            tf.constant(CLASSES),
            tf.constant(1f),
            tf.constant(0f));
    return tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, labels).loss(), tf.constant(0));
  }

  private static String torchName(String variable) {
    return switch (variable) {
      case "fc/kernel" -> "fc.weight";
      case "fc/bias" -> "fc.bias";
      default -> TorchvisionNames.of(variable);
    };
  }

  private void assertLosses(double first, double second, double third) {
    assertThat(first)
        .as("loss before the first step")
        .isCloseTo(
            reference.getAsJsonArray("loss_before_each_step").get(0).getAsDouble(),
            Percentage.withPercentage(0.1));
    assertThat(second).isLessThan(first);
    assertThat(third).isLessThan(second);
  }

  private void assertStatistics(ReferenceRun run, ReferenceRun.Step step) {
    JsonObject expected =
        reference.getAsJsonObject(
            "bn_running_stats_after_3_steps (momentum 0.1, unbiased running variance)");
    for (String name : List.of("bn1.running_mean", "bn1.running_var")) {
      String variable = TorchvisionNames.variableOf(name).orElseThrow();
      Variables.Entry entry = Objects.requireNonNull(run.net().variables().find(variable));
      float[] values = step.run(List.of(entry.variable()), List.of()).get(0);
      JsonObject statistic = expected.getAsJsonObject(name);
      double sum = 0;
      for (float value : values) {
        sum += value;
      }
      assertThat(sum / values.length)
          .as("mean of %s", name)
          .isCloseTo(statistic.get("mean").getAsDouble(), within(1e-4));
      for (int i = 0; i < statistic.getAsJsonArray("first").size(); i++) {
        assertThat((double) values[i])
            .as("%s at %d", name, i)
            .isCloseTo(statistic.getAsJsonArray("first").get(i).getAsDouble(), within(1e-3));
      }
    }
  }

  private static float[] last(List<float[]> values) {
    return values.get(values.size() - 1);
  }
}
