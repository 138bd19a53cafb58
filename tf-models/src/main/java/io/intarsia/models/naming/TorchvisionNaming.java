package io.intarsia.models.naming;

import io.intarsia.models.backbones.TorchvisionNames;
import java.util.Optional;

/**
 * torchvision's names, which timm's ResNets share. AlexNets may name their layers ({@code
 * conv1.weight}), which torchvision's own does not, or number them as it does.
 */
final class TorchvisionNaming implements WeightNaming {
  @Override
  public Optional<String> nameOf(String variable) {
    return Optional.of(TorchvisionNames.of(variable));
  }

  @Override
  public Optional<String> variableOf(String tensor) {
    return TorchvisionNames.variableOf(Prefixes.strip(tensor))
        .or(() -> NumberedLayers.torchvision().variableOf(tensor));
  }
}
