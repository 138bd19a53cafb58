package io.intarsia.eval.lowshot;

import java.util.List;
import java.util.Optional;

/** Where the samples come from. */
public interface ShotSource {

  /** Why a k cannot be had, in words; empty if it can. */
  Optional<String> obstacle(int k);

  /**
   * The rows of a sample, by the classes that share them.
   *
   * @param k images of each class; without an {@link #obstacle}
   * @param sample its number, from 1
   */
  List<ShotGroup> draw(int k, int sample);
}
