package io.intarsia.core.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 checksums, as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private final MessageDigest digest = newDigest();

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Checksum of bytes. */
  public static String of(byte[] bytes) {
    return new Sha256().update(bytes).hex();
  }

  /** Checksum of a file's content. */
  public static String ofFile(Path file) throws IOException {
    Sha256 sum = new Sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sum.digest.update(buffer, 0, read);
      }
    }
    return sum.hex();
  }

  /** Adds bytes. */
  public Sha256 update(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds text in UTF-8 and a zero byte, so that ("ab", "c") differs from ("a", "bc"). */
  public Sha256 update(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  /** A stream that adds what passes through it. */
  public OutputStream through(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int b) throws IOException {
        digest.update((byte) b);
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        out.write(bytes, offset, length);
      }
    };
  }

  /** The checksum of everything added; starts anew. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
