package io.intarsia.data.importer;

/**
 * Which pictures are taken by their size, told from the header before anything is decoded.
 *
 * @param minSide shortest side that is taken, in pixels
 * @param maxSide longest side that is taken, in pixels
 */
public record PictureLimits(int minSide, int maxSide) {
  /** One pixel to 10,000: a decoded picture stays below 300 MB. */
  public static final PictureLimits DEFAULT = new PictureLimits(1, 10_000);

  /** Longest side that TensorFlow's decoders take: JPEG ends there. */
  public static final int LARGEST_SIDE = 65_500;

  /** Longest file that is read, in bytes; no JPEG or PNG within the default limits comes near. */
  static final long MAX_FILE_BYTES = 1L << 29;

  /** Refuses limits that nothing satisfies. */
  public PictureLimits {
    if (minSide < 1 || maxSide < minSide) {
      throw new IllegalArgumentException(
          "sides from %d to %d: expected 1 <= least <= most".formatted(minSide, maxSide));
    }
  }
}
