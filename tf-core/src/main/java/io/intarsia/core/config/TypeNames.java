package io.intarsia.core.config;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.stream.Collectors;

/** What people call the types of config fields. */
final class TypeNames {
  private TypeNames() {}

  /** Such as "whole number", "true or false" or "one of FLOAT32, BFLOAT16". */
  static String of(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT, LONG -> "whole number";
      case FLOAT, DOUBLE -> "number";
      case BOOLEAN -> "true or false";
      case STRING -> "text";
      case BYTE_STRING -> "bytes";
      case ENUM ->
          "one of "
              + field.getEnumType().getValues().stream()
                  .map(EnumValueDescriptor::getName)
                  .collect(Collectors.joining(", "));
      case MESSAGE -> "{...} with fields of " + field.getMessageType().getName();
    };
  }
}
