package io.intarsia.models.naming;

import java.util.regex.Pattern;

/**
 * What checkpoints put before the names of a state dict: the keys of the dicts that it lies in, and
 * the wrappers around the network.
 */
final class Prefixes {
  /** Lightning's, DataParallel's, timm's, VISSL's and the usual words of training scripts. */
  private static final Pattern WRAPPERS =
      Pattern.compile(
          "^(?:(?:classy_state_dict|base_model|model|trunk|module|backbone|encoder|state_dict"
              + "|model_state_dict|_feature_blocks)\\.)+");

  private Prefixes() {}

  /** The name without them. */
  static String strip(String tensor) {
    return WRAPPERS.matcher(tensor).replaceFirst("");
  }
}
