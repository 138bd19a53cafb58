package io.intarsia.models.backbones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.testing.ReferenceFiles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchvisionNamesTest {

  @ParameterizedTest
  @CsvSource({
    "conv1/kernel, conv1.weight",
    "conv1/bias, conv1.bias",
    "bn1/gamma, bn1.weight",
    "bn1/beta, bn1.bias",
    "res2/0/conv3/kernel, layer1.0.conv3.weight",
    "res5/10/bn2/variance, layer4.10.bn2.running_var",
    "res3/0/downsample/kernel, layer2.0.downsample.0.weight",
    "res3/0/downsample_bn/mean, layer2.0.downsample.1.running_mean"
  })
  void namesGoBothWays(String ours, String torchvisions) {
    assertThat(TorchvisionNames.of(ours)).isEqualTo(torchvisions);
    assertThat(TorchvisionNames.variableOf(torchvisions)).contains(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fc.weight", "bn1.num_batches_tracked", "layer5.0.conv1.weight", "x"})
  void whatABackboneDoesNotHaveHasNoVariable(String name) {
    assertThat(TorchvisionNames.variableOf(name)).isEmpty();
  }

  @Test
  void aHeadsVariableHasNoName() {
    assertThatThrownBy(() -> TorchvisionNames.of("head/puzzle/kernel"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("head/puzzle/kernel is not a variable of a backbone");
  }

  @ParameterizedTest
  @CsvSource({"resnet18, resnet18.json", "resnet50, resnet50.json", "alexnet, alexnet.json"})
  void everyVariableHasTorchvisionsNameAndShape(String backbone, String reference) {
    Map<String, String> expected = new LinkedHashMap<>();
    JsonObject parameters = ReferenceFiles.json(reference).getAsJsonObject("parameters");
    parameters.entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith("fc."))
        .forEach(entry -> expected.put(entry.getKey(), entry.getValue().toString()));
    assertThat(torchvisionShapes(backbone)).containsAllEntriesOf(expected);
  }

  private static Map<String, String> torchvisionShapes(String backbone) {
    try (BackboneGraph built = BackboneGraph.forInference(Backbones.named(backbone))) {
      Map<String, String> shapes = new LinkedHashMap<>();
      for (Variables.Entry entry : built.variables().entries()) {
        long[] shape = TorchLayout.shape(entry.shape()).asArray();
        shapes.put(TorchvisionNames.of(entry.name()), Arrays.toString(shape).replace(" ", ""));
      }
      return shapes;
    }
  }
}
