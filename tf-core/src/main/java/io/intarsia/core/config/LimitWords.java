package io.intarsia.core.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.intarsia.proto.Limits;
import io.intarsia.proto.LimitsProto;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A field's limits in words, such as "at least 0, less than 1". */
final class LimitWords {
  private LimitWords() {}

  /** The limits, or the name of the type where there are none. */
  static String of(FieldDescriptor field) {
    Limits limits = field.getOptions().getExtension(LimitsProto.limits);
    List<String> words = new ArrayList<>();
    if (limits.hasAtLeast()) {
      words.add("at least " + number(limits.getAtLeast()));
    }
    if (limits.hasMoreThan()) {
      words.add("more than " + number(limits.getMoreThan()));
    }
    if (limits.hasAtMost()) {
      words.add("at most " + number(limits.getAtMost()));
    }
    if (limits.hasLessThan()) {
      words.add("less than " + number(limits.getLessThan()));
    }
    if (limits.getOneOfCount() > 0) {
      words.add(
          limits.getOneOfList().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    return words.isEmpty() ? TypeNames.of(field) : String.join(", ", words);
  }

  /** Without a fraction where there is none. */
  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
