package io.intarsia.models.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.models.backbones.Backbones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightNamingsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "torchvision, resnet50, res2/0/downsample_bn/mean, layer1.0.downsample.1.running_mean",
    "timm, resnet50, res5/2/conv3/kernel, layer4.2.conv3.weight",
    "vissl, resnet50, res2/0/conv1/kernel, _feature_blocks.layer1.0.conv1.weight",
    "vissl, alexnet, conv2/bias, _feature_blocks.2.0.bias",
    "vissl, alexnet-colorization, bn5/gamma, _feature_blocks.6.1.weight",
    "torchvision, alexnet-torchvision, conv5/kernel, features.10.weight",
    "torchvision, alexnet, conv5/kernel, conv5.weight"
  })
  void namesGoBothWays(String naming, String backbone, String variable, String tensor)
      throws IOException {
    WeightNaming names = WeightNamings.named(naming, Backbones.named(backbone));
    assertThat(names.nameOf(variable)).contains(tensor);
    assertThat(names.variableOf(tensor)).contains(variable);
  }

  @ParameterizedTest
  @CsvSource({
    "torchvision, alexnet, features.3.bias, conv2/bias",
    "torchvision, resnet18, module.conv1.weight, conv1/kernel",
    "timm, resnet18, state_dict.bn1.running_var, bn1/variance",
    "vissl, resnet50,"
        + " classy_state_dict.base_model.model.trunk._feature_blocks.layer4.0.bn1.bias,"
        + " res5/0/bn1/beta",
    "vissl, alexnet, trunk._feature_blocks.6.0.weight, conv5/kernel"
  })
  void wrappersOfCheckpointsAreLookedThrough(
      String naming, String backbone, String tensor, String variable) throws IOException {
    assertThat(WeightNamings.named(naming, Backbones.named(backbone)).variableOf(tensor))
        .contains(variable);
  }

  @ParameterizedTest
  @CsvSource({
    "vissl, alexnet, classy_state_dict.base_model.model.heads.0.clf.0.weight",
    "torchvision, alexnet-torchvision, classifier.1.weight",
    "torchvision, alexnet-torchvision, features.1.weight",
    "timm, resnet18, fc.weight",
    "timm, resnet18, state_dict_ema.conv1.weight"
  })
  void whatNoBackboneHasHasNoVariable(String naming, String backbone, String tensor)
      throws IOException {
    assertThat(WeightNamings.named(naming, Backbones.named(backbone)).variableOf(tensor)).isEmpty();
  }

  @Test
  void aTableGivesAnyNames() throws IOException {
    Path table =
        Files.writeString(
            directory.resolve("names.txt"), "# mine\nstem.w  conv1/kernel # the first\n\n");
    WeightNaming names = WeightNamings.named(table.toString(), Backbones.named("resnet18"));
    assertThat(names.variableOf("stem.w")).contains("conv1/kernel");
    assertThat(names.nameOf("conv1/kernel")).contains("stem.w");
    assertThat(names.nameOf("bn1/gamma")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a, 1", "a b c, 1", "'a b;a c', 2", "'a b;c b', 2"})
  void aLineOfATableHasTwoNewNames(String lines, int line) throws IOException {
    Path table = Files.writeString(directory.resolve("names.txt"), lines.replace(';', '\n'));
    assertThatThrownBy(() -> WeightNamings.named(table.toString(), Backbones.named("resnet18")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("names.txt:" + line + ":");
  }

  @Test
  void anUnknownNamingListsTheKnownOnes() {
    assertThatThrownBy(() -> WeightNamings.named("keras", Backbones.named("resnet18")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("torchvision, timm, vissl, or a file");
  }

  @Test
  void anAlexNetThatWouldBeAnotherNetworkIsRefused() {
    assertThatThrownBy(() -> WeightNamings.named("vissl", Backbones.named("alexnet-jigsaw")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("after its pools");
  }
}
