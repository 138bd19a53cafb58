package io.intarsia.core.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormatParseInfoTree;
import com.google.protobuf.TextFormatParseLocation;
import io.intarsia.core.UserException;
import io.intarsia.proto.Limits;
import io.intarsia.proto.LimitsProto;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the values of a config against the limits in its proto.
 *
 * @param origin what messages call the text
 * @param places line and column of each field in it
 */
record LimitCheck(String origin, TextFormatParseInfoTree places) {

  /**
   * Checks every field that is set, and that every choice is made.
   *
   * @throws UserException for the first value out of its limits
   */
  void check(Message message) {
    check(message, places, "");
  }

  private void check(Message message, @Nullable TextFormatParseInfoTree tree, String path) {
    for (OneofDescriptor choice : message.getDescriptorForType().getRealOneofs()) {
      requireChoice(message, choice, path);
    }
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              List<?> values = field.isRepeated() ? (List<?>) value : List.of(value);
              for (int i = 0; i < values.size(); i++) {
                String name = path + field.getName() + (field.isRepeated() ? "[" + i + "]" : "");
                checkValue(field, values.get(i), tree, i, name);
              }
            });
  }

  private void checkValue(
      FieldDescriptor field,
      Object value,
      @Nullable TextFormatParseInfoTree tree,
      int index,
      String name) {
    if (field.getJavaType() == JavaType.MESSAGE) {
      check((Message) value, subtree(tree, field, index), name + ".");
    } else if (value instanceof Number number && !allowed(field, number)) {
      throw new UserException(
          "%s: %s is %s; allowed: %s"
              .formatted(place(tree, field, index), name, value, LimitWords.of(field)));
    }
  }

  /** Whether a number is within the limits of its field; NaN and infinities never are. */
  static boolean allowed(FieldDescriptor field, Number number) {
    Limits limits = field.getOptions().getExtension(LimitsProto.limits);
    double value = number.doubleValue();
    return Double.isFinite(value)
        && (!limits.hasAtLeast() || value >= limits.getAtLeast())
        && (!limits.hasAtMost() || value <= limits.getAtMost())
        && (!limits.hasMoreThan() || value > limits.getMoreThan())
        && (!limits.hasLessThan() || value < limits.getLessThan())
        && (limits.getOneOfCount() == 0 || limits.getOneOfList().contains(number.longValue()));
  }

  private void requireChoice(Message message, OneofDescriptor choice, String path) {
    boolean optional = choice.getOptions().hasExtension(LimitsProto.otherwise);
    if (!optional && !message.hasOneof(choice)) {
      String members =
          choice.getFields().stream()
              .map(field -> path + field.getName())
              .collect(Collectors.joining(", "));
      throw new UserException("%s: one of these must be given: %s".formatted(origin, members));
    }
  }

  /** File and line; a list written in brackets has one line for all its elements. */
  private String place(@Nullable TextFormatParseInfoTree tree, FieldDescriptor field, int index) {
    int known = tree == null ? 0 : tree.getLocations(field).size();
    if (tree == null || known == 0) {
      return origin;
    }
    TextFormatParseLocation location = tree.getLocation(field, Math.min(index, known - 1));
    return "%s:%d".formatted(origin, location.getLine() + 1);
  }

  private static @Nullable TextFormatParseInfoTree subtree(
      @Nullable TextFormatParseInfoTree tree, FieldDescriptor field, int index) {
    return tree == null || tree.getNestedTrees(field).size() <= index
        ? null
        : tree.getNestedTree(field, index);
  }
}
