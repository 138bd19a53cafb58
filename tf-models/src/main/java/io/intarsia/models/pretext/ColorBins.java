package io.intarsia.models.pretext;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The Q colours that a place can have, as points of Lab's ab plane, and how often each occurs where
 * that is known.
 */
public final class ColorBins {
  private final float[] a;
  private final float[] b;
  private final float[] frequencies;

  private ColorBins(float[] a, float[] b, float[] frequencies) {
    this.a = a;
    this.b = b;
    this.frequencies = frequencies;
  }

  /**
   * Bins in the order that targets count them.
   *
   * @param centers {@code [Q][2]}: a and b
   * @param frequencies {@code [Q]}, at least 0, in any unit; empty where nothing is known
   * @throws IllegalArgumentException if the two do not fit together
   */
  public static ColorBins of(float[][] centers, float[] frequencies) {
    if (centers.length < 2 || (frequencies.length > 0 && frequencies.length != centers.length)) {
      throw new IllegalArgumentException(
          "%d colours with %d frequencies: expected at least 2, and as many or none"
              .formatted(centers.length, frequencies.length));
    }
    float[] a = new float[centers.length];
    float[] b = new float[centers.length];
    for (int i = 0; i < centers.length; i++) {
      a[i] = centers[i][0];
      b[i] = centers[i][1];
    }
    return new ColorBins(a, b, frequencies.clone());
  }

  /** Q. */
  public int size() {
    return a.length;
  }

  /** Whether it is known how often each colour occurs. */
  public boolean hasFrequencies() {
    return frequencies.length > 0;
  }

  /** How often each colour occurs; empty where nothing is known. */
  float[] frequencies() {
    return frequencies.clone();
  }

  /** The colours' a, {@code [Q]}. */
  Operand<TFloat32> a(Ops tf) {
    return tf.constant(a);
  }

  /** The colours' b, {@code [Q]}. */
  Operand<TFloat32> b(Ops tf) {
    return tf.constant(b);
  }
}
