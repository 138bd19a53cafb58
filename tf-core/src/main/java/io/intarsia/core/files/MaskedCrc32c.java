package io.intarsia.core.files;

import java.util.zip.CRC32C;

/**
 * TensorFlow's checksum of records and checkpoints: CRC-32C (Castagnoli), rotated and shifted so
 * that a checksum over data which itself holds checksums stays strong ({@code
 * tensorflow/core/lib/hash/crc32c.h}, {@code crc32c::Mask}).
 */
public final class MaskedCrc32c {
  private static final int MASK_DELTA = 0xa282ead8;
  private static final int ROTATION = 15;

  private MaskedCrc32c() {}

  /** Masked checksum of all bytes. */
  public static int of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /** Masked checksum of {@code length} bytes from {@code offset}. */
  public static int of(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return Integer.rotateRight((int) crc.getValue(), ROTATION) + MASK_DELTA;
  }
}
