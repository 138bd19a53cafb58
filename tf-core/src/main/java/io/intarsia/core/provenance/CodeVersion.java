package io.intarsia.core.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The code that is running.
 *
 * @param version version of the project, such as {@code 0.1.0}
 * @param build hash of poms, protos and main sources as the launcher takes it when it packages;
 *     {@code dev} for classes built in any other way
 */
public record CodeVersion(String version, String build) {
  private static final String RESOURCE = "/intarsia-build.properties";

  /** Reads what the build has left in the jar. */
  public static CodeVersion current() {
    Properties properties = new Properties();
    try (InputStream in = CodeVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the build left no " + RESOURCE + " on the class path");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
    return new CodeVersion(
        properties.getProperty("version", "unknown"), properties.getProperty("build", "dev"));
  }

  /** Both in one word: {@code 0.1.0+3f9c2a...}. */
  @Override
  public String toString() {
    return version + "+" + build;
  }
}
