package io.intarsia.core.config;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code --set path=value}: replaces a field of a config.
 *
 * <p>{@code schedule.steps=2000} sets a scalar, {@code schedule.cosine={to: 0.1}} a message, {@code
 * costs=[0.1, 1]} a list and {@code costs[1]=10} an element (the place behind the last appends).
 * Values are protobuf text; a string needs no quotes.
 *
 * @param text the setting as given, for messages
 * @param steps the path
 * @param value protobuf text
 */
record Setting(String text, List<Step> steps, String value) {
  private static final Pattern STEP =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:\\[(\\d{1,6})])?");

  /** A field, and the place in it where it repeats and only one element is meant (else -1). */
  record Step(String field, int index) {}

  static Setting parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new UserException("--set %s: expected PATH=VALUE".formatted(text));
    }
    List<Step> steps = new ArrayList<>();
    for (String part : text.substring(0, equals).strip().split("\\.", -1)) {
      Matcher step = STEP.matcher(part);
      if (!step.matches()) {
        throw new UserException(
            "--set %s: '%s' is no field name; expected a.b.c or list[2]".formatted(text, part));
      }
      steps.add(
          new Step(step.group(1), step.group(2) == null ? -1 : Integer.parseInt(step.group(2))));
    }
    return new Setting(text, List.copyOf(steps), text.substring(equals + 1).strip());
  }

  /**
   * Replaces the field in the config.
   *
   * @throws UserException for an unknown path (with the nearest ones) or a value of another type
   */
  void applyTo(Message.Builder config) {
    Message.Builder parent = config;
    StringBuilder path = new StringBuilder();
    for (Step step : steps.subList(0, steps.size() - 1)) {
      FieldDescriptor field = field(parent.getDescriptorForType(), step, path.toString());
      if (field.getJavaType() != JavaType.MESSAGE) {
        throw new UserException(
            "--set %s: %s%s is a single value and has no fields"
                .formatted(text, path, step.field()));
      }
      parent = enter(parent, field, step);
      path.append(step.field()).append('.');
    }
    Step last = steps.get(steps.size() - 1);
    replace(parent, field(parent.getDescriptorForType(), last, path.toString()), last);
  }

  private FieldDescriptor field(Descriptor type, Step step, String path) {
    FieldDescriptor field = type.findFieldByName(step.field());
    if (field == null) {
      throw new UserException(
          "--set %s: there is no field %s%s; %s"
              .formatted(
                  text,
                  path,
                  step.field(),
                  Suggestions.among(
                      step.field(),
                      path,
                      type.getFields().stream().map(FieldDescriptor::getName).toList())));
    }
    if (step.index() >= 0 && !field.isRepeated()) {
      throw new UserException("--set %s: %s%s is no list".formatted(text, path, step.field()));
    }
    return field;
  }

  private Message.Builder enter(Message.Builder parent, FieldDescriptor field, Step step) {
    if (!field.isRepeated()) {
      return parent.getFieldBuilder(field);
    }
    checkIndex(parent.getRepeatedFieldCount(field) - 1, step);
    return parent.getRepeatedFieldBuilder(field, step.index());
  }

  private void replace(Message.Builder parent, FieldDescriptor field, Step step) {
    Message.Builder read = parent.getDefaultInstanceForType().newBuilderForType();
    String element = field.getName() + (field.getJavaType() == JavaType.MESSAGE ? " " : ": ");
    try {
      TextFormat.merge(element + quoted(field), read);
    } catch (TextFormat.ParseException e) {
      throw new UserException(
          "--set %s: '%s' is no %s".formatted(text, value, TypeNames.of(field)), e);
    }
    if (!read.getAllFields().keySet().stream().allMatch(field::equals)) {
      throw new UserException("--set %s: one value expected".formatted(text));
    }
    if (step.index() < 0) {
      parent.clearField(field);
      parent.mergeFrom(read.build());
    } else {
      setElement(parent, field, step, read);
    }
  }

  private void setElement(
      Message.Builder parent, FieldDescriptor field, Step step, Message.Builder read) {
    int count = parent.getRepeatedFieldCount(field);
    checkIndex(count, step);
    Object one = read.getRepeatedField(field, 0);
    if (step.index() == count) {
      parent.addRepeatedField(field, one);
    } else {
      parent.setRepeatedField(field, step.index(), one);
    }
  }

  private void checkIndex(int highest, Step step) {
    if (step.index() < 0 || step.index() > highest) {
      throw new UserException(
          "--set %s: %s takes an index from 0 to %d".formatted(text, step.field(), highest));
    }
  }

  private String quoted(FieldDescriptor field) {
    boolean bare =
        field.getJavaType() == JavaType.STRING && !value.startsWith("\"") && !value.startsWith("'");
    return bare && !value.startsWith("[")
        ? '"' + TextFormat.escapeDoubleQuotesAndBackslashes(value) + '"'
        : value;
  }
}
