package io.intarsia.models.naming;

import java.util.Optional;

/**
 * What a file of weights calls a backbone's variables. Registered in {@link WeightNamings}. Layouts
 * are PyTorch's always ({@link io.intarsia.models.backbones.TorchLayout}).
 */
public interface WeightNaming {

  /**
   * The file's name of a variable, or nothing where the naming has none.
   *
   * @param variable name below the backbone's place, such as {@code res2/0/conv1/kernel}
   */
  Optional<String> nameOf(String variable);

  /**
   * The variable of a tensor, or nothing for what no backbone has, such as a classifier or a
   * counter of batches. The variable need not be one of the backbone at hand.
   */
  Optional<String> variableOf(String tensor);
}
