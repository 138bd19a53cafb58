package io.intarsia.core.config;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import io.intarsia.proto.LimitsProto;

/** Writes the defaults of a proto into a message. */
final class Defaults {
  private Defaults() {}

  /** Fills every unset field that has a default, and every unset choice that names one. */
  static Message.Builder fill(Message.Builder builder) {
    Descriptor type = builder.getDescriptorForType();
    for (OneofDescriptor choice : type.getRealOneofs()) {
      if (!builder.hasOneof(choice) && choice.getOptions().hasExtension(LimitsProto.otherwise)) {
        String member = choice.getOptions().getExtension(LimitsProto.otherwise);
        FieldDescriptor field = type.findFieldByName(member);
        builder.setField(field, builder.newBuilderForField(field).build());
      }
    }
    for (FieldDescriptor field : type.getFields()) {
      fill(builder, field);
    }
    return builder;
  }

  private static void fill(Message.Builder builder, FieldDescriptor field) {
    boolean unchosen = field.getRealContainingOneof() != null && !builder.hasField(field);
    if (unchosen) {
      return;
    }
    if (field.getJavaType() != JavaType.MESSAGE) {
      if (!field.isRepeated() && !builder.hasField(field) && field.hasDefaultValue()) {
        builder.setField(field, field.getDefaultValue());
      }
    } else if (field.isRepeated()) {
      for (int i = 0; i < builder.getRepeatedFieldCount(field); i++) {
        fill(builder.getRepeatedFieldBuilder(field, i));
      }
    } else {
      fill(builder.getFieldBuilder(field));
    }
  }
}
