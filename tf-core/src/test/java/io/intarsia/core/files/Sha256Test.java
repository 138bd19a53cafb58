package io.intarsia.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  /** FIPS 180-2, appendix B.1. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path directory;

  @Test
  void bytesFilesAndStreamsHaveThePublishedChecksum() throws IOException {
    Sha256 passing = new Sha256();
    try (OutputStream out = passing.through(new ByteArrayOutputStream())) {
      out.write('a');
      out.write(ABC, 1, 2);
    }

    assertThat(Sha256.of(ABC)).isEqualTo(OF_ABC);
    assertThat(Sha256.ofFile(Files.write(directory.resolve("abc"), ABC))).isEqualTo(OF_ABC);
    assertThat(passing.hex()).isEqualTo(OF_ABC);
  }

  @Test
  void textsAreKeptApart() {
    assertThat(new Sha256().update("ab").update("c").hex())
        .isNotEqualTo(new Sha256().update("a").update("bc").hex());
  }
}
