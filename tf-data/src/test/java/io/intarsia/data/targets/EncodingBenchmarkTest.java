package io.intarsia.data.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.measure.InTurns;
import io.intarsia.proto.SoftEncodingConfig;
import org.junit.jupiter.api.Test;

class EncodingBenchmarkTest {

  @Test
  void bothWaysAreTimed() {
    InTurns measured =
        EncodingBenchmark.run(
            new SoftEncoding(ZhangBins.create(), SoftEncodingConfig.getDefaultInstance()), 28, 5);
    assertThat(measured.first()).isPositive();
    // Far below what is asked of the command on a machine at rest; equal ways would be near 1.
    assertThat(measured.ratio()).isGreaterThan(1.5);
  }
}
