package io.intarsia.core.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;

/** Where two messages of one type differ. */
final class Difference {
  private Difference() {}

  static List<String> between(Message one, Message other, List<String> ignored) {
    List<String> found = new ArrayList<>();
    for (FieldDescriptor field : one.getDescriptorForType().getFields()) {
      if (!ignored.contains(field.getName())) {
        compare(one, other, field, "", found);
      }
    }
    return found;
  }

  private static void compare(
      Message one, Message other, FieldDescriptor field, String path, List<String> found) {
    String name = path + field.getName();
    boolean single = field.getJavaType() == JavaType.MESSAGE && !field.isRepeated();
    if (single && one.hasField(field) && other.hasField(field)) {
      Message left = (Message) one.getField(field);
      Message right = (Message) other.getField(field);
      left.getDescriptorForType()
          .getFields()
          .forEach(below -> compare(left, right, below, name + ".", found));
    } else if (!words(one, field).equals(words(other, field))) {
      found.add("%s: %s | %s".formatted(name, words(one, field), words(other, field)));
    }
  }

  private static String words(Message message, FieldDescriptor field) {
    boolean unset = !field.isRepeated() && !message.hasField(field);
    return unset ? "(unset)" : message.getField(field).toString().strip().replaceAll("\\s+", " ");
  }
}
