package io.intarsia.models.backbones;

import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;

/**
 * The order of a variable's elements in PyTorch: kernels of convolutions are {@code [out, in,
 * height, width]} there and {@code [height, width, in, out]} here, matrices {@code [out, in]} there
 * and {@code [in, out]} here; vectors are the same.
 */
public final class TorchLayout {
  private TorchLayout() {}

  /** PyTorch's shape of a variable. */
  public static Shape shape(Shape ours) {
    return switch (ours.numDimensions()) {
      case 4 -> Shape.of(ours.get(3), ours.get(2), ours.get(0), ours.get(1));
      case 2 -> Shape.of(ours.get(1), ours.get(0));
      default -> ours;
    };
  }

  /** Row-major elements of a variable of shape {@code ours}, put in PyTorch's order. */
  public static float[] toTorch(float[] values, Shape ours) {
    int[] places = placesInTorch(values.length, ours);
    float[] torch = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      torch[places[i]] = values[i];
    }
    return torch;
  }

  /** The inverse of {@link #toTorch}. */
  public static float[] fromTorch(float[] torch, Shape ours) {
    int[] places = placesInTorch(torch.length, ours);
    float[] values = new float[torch.length];
    for (int i = 0; i < torch.length; i++) {
      values[i] = torch[places[i]];
    }
    return values;
  }

  /** For each of our elements, its place in PyTorch's order. */
  private static int[] placesInTorch(int length, Shape ours) {
    if (ours.size() != length) {
      throw new IllegalArgumentException(
          "%d values cannot have the shape %s".formatted(length, ours));
    }
    int dimensions = ours.numDimensions();
    if (dimensions != 2 && dimensions != 4) {
      return IntStream.range(0, length).toArray();
    }
    int outputs = (int) ours.get(dimensions - 1);
    int inputs = (int) ours.get(dimensions - 2);
    int pixels = length / (outputs * inputs);
    int[] places = new int[length];
    for (int i = 0; i < length; i++) {
      int output = i % outputs;
      int input = i / outputs % inputs;
      int pixel = i / outputs / inputs;
      places[i] = (output * inputs + input) * pixels + pixel;
    }
    return places;
  }
}
