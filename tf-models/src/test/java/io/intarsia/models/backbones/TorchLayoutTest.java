package io.intarsia.models.backbones;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class TorchLayoutTest {

  @Test
  void aKernelsOutputsComeFirstInTorch() {
    Shape ours = Shape.of(1, 2, 1, 3);
    float[] values = {1, 2, 3, 4, 5, 6};
    float[] torch = TorchLayout.toTorch(values, ours);
    assertThat(TorchLayout.shape(ours)).isEqualTo(Shape.of(3, 1, 1, 2));
    assertThat(torch).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(TorchLayout.fromTorch(torch, ours)).isEqualTo(values);
  }

  @Test
  void aMatrixIsTransposed() {
    Shape ours = Shape.of(2, 3);
    assertThat(TorchLayout.toTorch(new float[] {1, 2, 3, 4, 5, 6}, ours))
        .containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void aVectorStays() {
    assertThat(TorchLayout.fromTorch(new float[] {1, 2}, Shape.of(2))).containsExactly(1, 2);
  }
}
