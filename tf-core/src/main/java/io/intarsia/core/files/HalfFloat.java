package io.intarsia.core.files;

/** IEEE 754 half precision: 1 sign bit, 5 of the exponent, 10 of the fraction. */
final class HalfFloat {
  private static final int FRACTION_BITS = 10;
  private static final int LARGEST_EXPONENT = 31;
  private static final int BIAS_DIFFERENCE = 127 - 15;

  private HalfFloat() {}

  /** The same number as a float; every half has one. */
  static float toFloat(short half) {
    int exponent = (half >>> FRACTION_BITS) & LARGEST_EXPONENT;
    int fraction = half & ((1 << FRACTION_BITS) - 1);
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return half < 0 ? -magnitude : magnitude;
    }
    int wide = exponent == LARGEST_EXPONENT ? 0xff : exponent + BIAS_DIFFERENCE;
    int sign = half < 0 ? 1 << 31 : 0;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << (23 - FRACTION_BITS));
  }
}
