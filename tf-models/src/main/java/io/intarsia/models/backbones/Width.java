package io.intarsia.models.backbones;

import io.intarsia.core.UserException;

/**
 * A network's width relative to the published one.
 *
 * @param multiplier of the channels of every layer, above 0
 */
record Width(double multiplier) {
  /** Channels come in multiples of this, as vector units and groups like them. */
  private static final int STEP = 8;

  Width {
    if (!(multiplier > 0 && multiplier <= 16)) {
      throw new UserException(
          "backbone.width is %s: expected above 0, at most 16".formatted(multiplier));
    }
  }

  /** Channels of a layer that is published with {@code channels}: the nearest multiple of 8. */
  int of(int channels) {
    return STEP * Math.max(1, (int) Math.round(channels * multiplier / STEP));
  }
}
