package io.intarsia.models.naming;

import io.intarsia.models.backbones.TorchvisionNames;
import java.util.Optional;

/**
 * VISSL's ResNets: torchvision's names below {@code _feature_blocks} (models/trunks/resnext.py).
 */
final class VisslNaming implements WeightNaming {
  @Override
  public Optional<String> nameOf(String variable) {
    return Optional.of("_feature_blocks." + TorchvisionNames.of(variable));
  }

  @Override
  public Optional<String> variableOf(String tensor) {
    return TorchvisionNames.variableOf(Prefixes.strip(tensor));
  }
}
