package io.intarsia.data.synthetic.paint;

import java.util.List;

/**
 * Random numbers that are a function of (seed, stream, how many were drawn before): the n-th is the
 * SplitMix64 finaliser (Steele, Lea and Flood 2014) of a key plus n golden ratios. What one part of
 * a scene draws from its own {@link #stream} does not move what another part draws.
 */
public final class Draws {
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final long key;
  private long drawn;

  /** The numbers of one stream of a seed. */
  public Draws(long seed, long stream) {
    this.key = mix(mix(seed) + GOLDEN_RATIO * (stream + 1));
  }

  /** Numbers of their own, independent of how many were drawn here. */
  public Draws stream(long stream) {
    return new Draws(key, stream);
  }

  /** Uniform over [0, 1). */
  public double uniform() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** Uniform over [low, high). */
  public double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Uniform over 0 .. bound-1. */
  public int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** Uniform over low .. high, both included. */
  public int whole(int low, int high) {
    return low + below(high - low + 1);
  }

  /** True with this probability. */
  public boolean chance(double probability) {
    return uniform() < probability;
  }

  /** One of the items, each equally likely. */
  public <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  /** 64 random bits. */
  public long next() {
    return mix(key + GOLDEN_RATIO * ++drawn);
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
