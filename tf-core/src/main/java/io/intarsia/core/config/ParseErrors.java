package io.intarsia.core.config;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TextFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for what the text parser could not read. */
final class ParseErrors {
  private static final Pattern PLACE = Pattern.compile("^\\d+:\\d+: ");
  private static final Pattern UNKNOWN_FIELD =
      Pattern.compile("(?:has no field named|Unknown field) \"?([\\w.]+)\"?|:\\s*([\\w.]+)$");

  private ParseErrors() {}

  /** File, line, column, the parser's words, and the nearest names for an unknown field. */
  static String explain(TextFormat.ParseException e, String origin, Descriptor root) {
    String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\n\\s*", " ");
    String words = PLACE.matcher(message).replaceFirst("");
    return "%s:%d:%d: %s%s"
        .formatted(origin, e.getLine(), e.getColumn(), words, nearest(message, root));
  }

  private static String nearest(String message, Descriptor root) {
    Matcher unknown = UNKNOWN_FIELD.matcher(message);
    if (!message.contains("field") || !unknown.find()) {
      return "";
    }
    String name = unknown.group(1) == null ? unknown.group(2) : unknown.group(1);
    String last = name.substring(name.lastIndexOf('.') + 1);
    return "; nearest: " + String.join(", ", Suggestions.nearest(last, namesBelow(root)));
  }

  private static Set<String> namesBelow(Descriptor type) {
    Set<String> names = new TreeSet<>();
    collect(type, names, new TreeSet<>());
    return names;
  }

  private static void collect(Descriptor type, Set<String> names, Set<String> seen) {
    if (!seen.add(type.getFullName())) {
      return;
    }
    for (FieldDescriptor field : type.getFields()) {
      names.add(field.getName());
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        collect(field.getMessageType(), names, seen);
      }
    }
  }
}
