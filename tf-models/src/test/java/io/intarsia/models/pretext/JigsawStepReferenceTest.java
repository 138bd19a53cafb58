package io.intarsia.models.pretext;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.testing.ReferenceFiles;
import io.intarsia.models.ReferenceRun;
import io.intarsia.models.ReferenceTensor;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.models.backbones.TorchvisionNames;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.JigsawConfig;
import io.intarsia.proto.JigsawHeadConfig;
import io.intarsia.proto.PermutationSetConfig;
import io.intarsia.proto.PretextConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Loss and gradients of one step of the folded siamese network equal PyTorch's. The reference has a
 * bias before the head's batch normalisation, which changes neither.
 */
class JigsawStepReferenceTest {
  private static final Shape TILES = Shape.of(4, 9, 32, 32, 3);

  private final JsonObject reference = ReferenceFiles.json("jigsaw_step.json");

  @Test
  void aStepOfTheFoldedTowersEqualsPyTorchs() {
    long seed = reference.get("seed").getAsLong();
    try (ReferenceRun run =
        new ReferenceRun(seed, Mode.TRAINING, TILES, SessionOptions.defaults())) {
      Operand<TFloat32> loss = loss(run);
      List<Operand<TFloat32>> fetched = new ArrayList<>(run.gradients(loss));
      fetched.add(loss);
      List<Variables.Entry> trained = run.net().variables().trained();
      try (ReferenceRun.Step step = run.start(JigsawStepReferenceTest::torchName)) {
        List<float[]> values = step.run(fetched, List.of());
        assertThat((double) values.get(trained.size())[0])
            .as("loss")
            .isCloseTo(reference.get("loss").getAsDouble(), Percentage.withPercentage(0.01));
        ReferenceTensor.assertGradients(
            reference.getAsJsonObject("gradients"),
            trained,
            values,
            JigsawStepReferenceTest::torchName);
      }
    }
  }

  private static Operand<TFloat32> loss(ReferenceRun run) {
    BackboneConfig backbone = Backbones.named("resnet18");
    PretextConfig config =
        PretextConfig.newBuilder()
            .setJigsaw(
                JigsawConfig.newBuilder()
                    .setPermutations(PermutationSetConfig.newBuilder().setSize(20))
                    .setHead(JigsawHeadConfig.newBuilder().setTileFeatures(64)))
            .build();
    Map<String, Operand<?>> inputs =
        Map.of("tiles", run.images(), "label", run.net().tf().constant(new int[] {0, 5, 10, 15}));
    return PretextTasks.create(config, backbone, TestColors::grid)
        .build(run.net(), Backbones.create(backbone), inputs)
        .loss();
  }

  private static String torchName(String variable) {
    if (variable.startsWith("backbone/")) {
      return "backbone." + TorchvisionNames.of(variable.substring("backbone/".length()));
    }
    return switch (variable) {
      case "head/patch/kernel" -> "patch.weight";
      case "head/patch_bn/gamma" -> "patch_bn.weight";
      case "head/patch_bn/beta" -> "patch_bn.bias";
      case "head/patch_bn/mean" -> "patch_bn.running_mean";
      case "head/patch_bn/variance" -> "patch_bn.running_var";
      case "head/puzzle/kernel" -> "puzzle.weight";
      case "head/puzzle/bias" -> "puzzle.bias";
      default -> throw new AssertionError("unexpected variable " + variable);
    };
  }
}
