package io.intarsia.models.naming;

import io.intarsia.models.backbones.TorchvisionNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An AlexNet whose layers have numbers in place of names, as in {@code nn.Sequential}: {@code
 * features.3.weight} is {@code conv2/kernel}.
 *
 * @param prefix before the number, such as {@code features.}
 * @param numberOf number of each layer by our name, such as {@code conv2}
 */
record NumberedLayers(String prefix, Map<String, String> numberOf) implements WeightNaming {
  private static final Pattern NAME = Pattern.compile("(?<layer>.+)\\.(?<parameter>\\w+)");

  NumberedLayers {
    numberOf = Map.copyOf(numberOf);
  }

  /** torchvision's AlexNet: ReLU and pools have numbers too ({@code models/alexnet.py}). */
  static NumberedLayers torchvision() {
    return new NumberedLayers(
        "features.", Map.of("conv1", "0", "conv2", "3", "conv3", "6", "conv4", "8", "conv5", "10"));
  }

  /**
   * VISSL's AlexNets ({@code models/trunks/alexnet_bvlc.py}): blocks of a convolution, perhaps
   * batch normalisation, and ReLU, with blocks of pools between them.
   */
  static NumberedLayers vissl() {
    Map<Integer, Integer> blocks = Map.of(1, 0, 2, 2, 3, 4, 4, 5, 5, 6);
    Map<String, String> numberOf = new HashMap<>();
    blocks.forEach(
        (layer, block) -> {
          numberOf.put("conv" + layer, block + ".0");
          numberOf.put("bn" + layer, block + ".1");
        });
    return new NumberedLayers("_feature_blocks.", numberOf);
  }

  @Override
  public Optional<String> nameOf(String variable) {
    Matcher name = NAME.matcher(TorchvisionNames.of(variable));
    return name.matches()
        ? Optional.ofNullable(numberOf.get(name.group("layer")))
            .map(number -> prefix + number + "." + name.group("parameter"))
        : Optional.empty();
  }

  @Override
  public Optional<String> variableOf(String tensor) {
    int place = tensor.lastIndexOf(prefix);
    if (place < 0) {
      return Optional.empty();
    }
    Matcher name = NAME.matcher(tensor.substring(place + prefix.length()));
    if (!name.matches()) {
      return Optional.empty();
    }
    return numberOf.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name.group("layer")))
        .map(entry -> entry.getKey() + "." + name.group("parameter"))
        .findFirst()
        .flatMap(TorchvisionNames::variableOf);
  }
}
