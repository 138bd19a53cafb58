package io.intarsia.core.config;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import io.intarsia.proto.LimitsProto;

/**
 * Takes out of a message what its proto says anyway: the inverse of {@link Defaults}. What is left
 * is the same for all ways to write a config, and stays the same when a proto gets new fields.
 */
final class Canonical {
  private Canonical() {}

  /** Clears every field that holds its default, and every empty message. */
  static Message.Builder strip(Message.Builder builder) {
    Descriptor type = builder.getDescriptorForType();
    type.getFields().forEach(field -> strip(builder, field));
    for (OneofDescriptor choice : type.getRealOneofs()) {
      stripChoice(builder, choice);
    }
    return builder;
  }

  private static void strip(Message.Builder builder, FieldDescriptor field) {
    if (field.getJavaType() != JavaType.MESSAGE) {
      boolean chosen = field.getRealContainingOneof() != null;
      if (!field.isRepeated()
          && !chosen
          && field.hasDefaultValue()
          && builder.getField(field).equals(field.getDefaultValue())) {
        builder.clearField(field);
      }
    } else if (field.isRepeated()) {
      for (int i = 0; i < builder.getRepeatedFieldCount(field); i++) {
        strip(builder.getRepeatedFieldBuilder(field, i));
      }
    } else if (builder.hasField(field)) {
      stripMessage(builder, field);
    }
  }

  private static void stripMessage(Message.Builder builder, FieldDescriptor field) {
    Message.Builder below = strip(builder.getFieldBuilder(field));
    boolean chosen = field.getRealContainingOneof() != null;
    if (!chosen && below.getAllFields().isEmpty()) {
      builder.clearField(field);
    }
  }

  /** The choice that is made where none is written need not be written. */
  private static void stripChoice(Message.Builder builder, OneofDescriptor choice) {
    FieldDescriptor made = builder.getOneofFieldDescriptor(choice);
    if (made == null || made.getJavaType() != JavaType.MESSAGE) {
      return;
    }
    boolean usual = made.getName().equals(choice.getOptions().getExtension(LimitsProto.otherwise));
    if (usual && ((Message) builder.getField(made)).getAllFields().isEmpty()) {
      builder.clearField(made);
    }
  }
}
