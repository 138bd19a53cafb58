package io.intarsia.models.backbones;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.intarsia.core.testing.ReferenceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every stage equals torchvision's, of which the reference files hold samples. */
class ResNetReferenceTest {

  @Test
  void resNet18EqualsTorchvisions() {
    JsonObject reference = ReferenceFiles.json("resnet18.json");
    ForwardReference.verify(
        Backbones.named("resnet18"), seed(reference), 64, reference.getAsJsonObject("outputs"));
  }

  @ParameterizedTest(name = "{0} px")
  @ValueSource(ints = {64, 224})
  void resNet50EqualsTorchvisions(int imageSide) {
    JsonObject reference = ReferenceFiles.json("resnet50.json");
    JsonObject outputs =
        reference.getAsJsonObject("outputs").getAsJsonObject(Integer.toString(imageSide));
    ForwardReference.verify(Backbones.named("resnet50"), seed(reference), imageSide, outputs);
  }

  /** The reference counts a classifier of 1000 classes, which a backbone does not have. */
  @ParameterizedTest
  @ValueSource(ints = {18, 34, 50, 101, 152})
  void parameterCountsEqualTorchvisions(int depth) {
    long expected =
        ReferenceFiles.json("resnet18.json")
            .getAsJsonObject("trainable_parameters_with_1000_classes")
            .get("resnet" + depth)
            .getAsLong();
    long features = depth < 50 ? 512 : 2048;
    long classifier = features * 1000 + 1000;
    try (BackboneGraph built = BackboneGraph.forInference(Backbones.named("resnet" + depth))) {
      assertThat(built.variables().parameterCount()).isEqualTo(expected - classifier);
    }
  }

  private static long seed(JsonObject reference) {
    return reference.get("seed").getAsLong();
  }
}
