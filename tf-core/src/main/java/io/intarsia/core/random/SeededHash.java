package io.intarsia.core.random;

/**
 * 64 random bits for each (seed, position): the finaliser of SplitMix64 (Steele, Lea, Flood 2014)
 * applied to both in turn.
 */
public final class SeededHash {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private SeededHash() {}

  /** The bits of one position; neighbouring seeds and positions have unrelated ones. */
  public static long bits(long seed, long position) {
    return mix(mix(seed + GOLDEN_GAMMA) + GOLDEN_GAMMA * (position + 1));
  }

  /**
   * A whole number of {@code [0, bound)} for one position, uniform up to a bias of bound / 2^63.
   *
   * @throws IllegalArgumentException if {@code bound} is not positive
   */
  public static int below(int bound, long seed, long position) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be positive, got " + bound);
    }
    return (int) ((bits(seed, position) >>> 1) % bound);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
