package io.intarsia.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MaskedCrc32cTest {

  @Test
  void masksTheChecksumsOfRfc3720() {
    // RFC 3720 B.4: CRC-32C of 32 zero bytes is 0x8a9136aa, of 32 bytes of ones 0x62a8ab43.
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) 0xff);

    assertThat(unmasked(MaskedCrc32c.of(new byte[32]))).isEqualTo(0x8a9136aa);
    assertThat(unmasked(MaskedCrc32c.of(ones))).isEqualTo(0x62a8ab43);
  }

  /** {@code crc32c::Unmask} of TensorFlow. */
  private static int unmasked(int masked) {
    int rotated = masked - 0xa282ead8;
    return (rotated >>> 17) | (rotated << 15);
  }
}
