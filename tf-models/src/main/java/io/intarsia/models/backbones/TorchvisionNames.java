package io.intarsia.models.backbones;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that torchvision's {@code state_dict} gives to a backbone's variables, both ways:
 * {@code res2/0/downsample_bn/mean} is {@code layer1.0.downsample.1.running_mean}. Layouts differ
 * too: see {@link TorchLayout}.
 */
public final class TorchvisionNames {
  private static final Pattern STAGE = Pattern.compile("res([2-5])/(\\d+)/(.+)");
  private static final Pattern LAYER = Pattern.compile("layer([1-4])\\.(\\d+)\\.(.+)");
  private static final Pattern CONVOLUTION = Pattern.compile("conv\\d|downsample");
  private static final Pattern NORMALIZATION = Pattern.compile("bn\\d|downsample_bn");

  private TorchvisionNames() {}

  /**
   * torchvision's name of a variable.
   *
   * @param variable name below the backbone's place, such as {@code conv1/kernel}
   * @throws IllegalArgumentException if it is not a variable of a backbone
   */
  public static String of(String variable) {
    Matcher stage = STAGE.matcher(variable);
    if (stage.matches()) {
      int layer = Integer.parseInt(stage.group(1)) - 1;
      return "layer%d.%s.%s".formatted(layer, stage.group(2), module(stage.group(3), variable));
    }
    return module(variable, variable);
  }

  private static String module(String path, String variable) {
    int slash = path.indexOf('/');
    String module = slash < 0 ? path : path.substring(0, slash);
    String parameter = slash < 0 ? null : parameters(module).get(path.substring(slash + 1));
    if (parameter == null) {
      throw new IllegalArgumentException(variable + " is not a variable of a backbone");
    }
    return modules().getOrDefault(module, module) + "." + parameter;
  }

  /**
   * The variable of a torchvision name, or nothing for what a backbone does not have, such as
   * {@code fc.weight} or {@code bn1.num_batches_tracked}.
   */
  public static Optional<String> variableOf(String name) {
    Matcher layer = LAYER.matcher(name);
    if (layer.matches()) {
      int stage = Integer.parseInt(layer.group(1)) + 1;
      return variableInModule(layer.group(3))
          .map(path -> "res%d/%s/%s".formatted(stage, layer.group(2), path));
    }
    return variableInModule(name);
  }

  private static Optional<String> variableInModule(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String module = keyOf(modules(), name.substring(0, dot)).orElse(name.substring(0, dot));
    return keyOf(parameters(module), name.substring(dot + 1)).map(leaf -> module + "/" + leaf);
  }

  private static Map<String, String> modules() {
    return Map.of("downsample", "downsample.0", "downsample_bn", "downsample.1");
  }

  private static Map<String, String> parameters(String module) {
    Map<String, String> names = new LinkedHashMap<>();
    if (CONVOLUTION.matcher(module).matches()) {
      names.put("kernel", "weight");
      names.put("bias", "bias");
    } else if (NORMALIZATION.matcher(module).matches()) {
      names.put("gamma", "weight");
      names.put("beta", "bias");
      names.put("mean", "running_mean");
      names.put("variance", "running_var");
    }
    return names;
  }

  private static Optional<String> keyOf(Map<String, String> map, String value) {
    return map.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .map(Entry::getKey)
        .findFirst();
  }
}
