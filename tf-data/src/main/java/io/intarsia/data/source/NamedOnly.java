package io.intarsia.data.source;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/** The files of another source whose names match a pattern; of the others it knows nothing. */
public final class NamedOnly implements ImageSource {
  private final ImageSource source;
  private final String pattern;
  private final PathMatcher matcher;

  /**
   * A part of a source.
   *
   * @param pattern a glob, such as {@code places_*}; without a slash it is held against the last
   *     part of a name
   * @throws UserException if it is no glob
   */
  public NamedOnly(ImageSource source, String pattern) {
    this.source = source;
    this.pattern = pattern;
    try {
      this.matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new UserException("'%s' is no pattern of names".formatted(pattern), e);
    }
  }

  @Override
  public String kind() {
    return "%s, files named %s".formatted(source.kind(), pattern);
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    source.visit(
        file -> {
          if (matches(Path.of(file.name()))) {
            visitor.file(file);
          }
        });
  }

  private boolean matches(Path name) {
    return matcher.matches(pattern.contains("/") ? name : name.getFileName());
  }
}
