package io.intarsia.core.layers;

import io.intarsia.core.graph.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Normalisation across neighbouring channels (Krizhevsky et al. 2012, section 3.3) as Caffe and
 * PyTorch define it: {@code x / (1 + alpha / size * sum of x^2 over size channels)^beta}. The sum
 * is a 1x1 convolution with a banded matrix, because the gradient of TensorFlow's own operation
 * ignores its attributes.
 *
 * @param size channels in a neighbourhood, odd
 * @param alpha weight of the mean square
 * @param beta exponent
 */
public record LocalResponseNormalization(int size, double alpha, double beta) {

  /** Refuses a neighbourhood without a middle. */
  public LocalResponseNormalization {
    if (size < 1 || size % 2 == 0) {
      throw new IllegalArgumentException("size must be odd and positive, got " + size);
    }
  }

  /** CaffeNet's: 5 channels, 1e-4, 0.75. */
  public static LocalResponseNormalization caffe() {
    return new LocalResponseNormalization(5, 1e-4, 0.75);
  }

  /**
   * Builds the layer.
   *
   * @param map {@code [batch, height, width, channels]}; channels must be known
   * @return the same shape
   */
  public Operand<TFloat32> build(Net net, Operand<TFloat32> map) {
    Ops tf = net.tf();
    Operand<TFloat32> band = band(tf, Math.toIntExact(map.shape().get(3)));
    Operand<TFloat32> sums =
        tf.nn.conv2d(tf.math.square(map), band, List.of(1L, 1L, 1L, 1L), "VALID");
    Operand<TFloat32> scale = tf.math.add(sums, tf.constant(1f));
    return tf.math.mul(map, tf.math.pow(scale, tf.constant((float) -beta)));
  }

  private Operand<TFloat32> band(Ops tf, int channels) {
    float[] band = new float[channels * channels];
    for (int from = 0; from < channels; from++) {
      int last = Math.min(channels - 1, from + size / 2);
      for (int to = Math.max(0, from - size / 2); to <= last; to++) {
        band[from * channels + to] = (float) (alpha / size);
      }
    }
    return tf.constant(Shape.of(1, 1, channels, channels), DataBuffers.of(band));
  }
}
