package io.intarsia.core.config;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The comments of the protos, which the build keeps as a resource beside the generated classes. */
final class ProtoComments {
  private static final String RESOURCE = "/intarsia/intarsia.protobin";

  private final Map<String, Map<List<Integer>, String>> byFile = new HashMap<>();

  private ProtoComments(FileDescriptorSet set) {
    for (FileDescriptorProto file : set.getFileList()) {
      Map<List<Integer>, String> comments = new HashMap<>();
      for (Location location : file.getSourceCodeInfo().getLocationList()) {
        if (location.hasLeadingComments()) {
          String text = location.getLeadingComments().strip().replaceAll("\\s*\\n\\s*", " ");
          comments.put(location.getPathList(), text);
        }
      }
      byFile.put(file.getName(), comments);
    }
  }

  static ProtoComments load() {
    try (InputStream in = ProtoComments.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + RESOURCE);
      }
      return new ProtoComments(FileDescriptorSet.parseFrom(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The numbers are those of FileDescriptorProto's own fields: message_type = 4, enum_type = 5,
  // DescriptorProto.field = 2, EnumDescriptorProto.value = 2. Our protos nest no types.

  String of(Descriptor type) {
    return comment(type.getFile().getName(), List.of(4, type.getIndex()));
  }

  String of(FieldDescriptor field) {
    return comment(
        field.getFile().getName(),
        List.of(4, field.getContainingType().getIndex(), 2, field.getIndex()));
  }

  String of(EnumDescriptor type) {
    return comment(type.getFile().getName(), List.of(5, type.getIndex()));
  }

  String of(EnumValueDescriptor value) {
    return comment(
        value.getFile().getName(), List.of(5, value.getType().getIndex(), 2, value.getIndex()));
  }

  private String comment(String file, List<Integer> path) {
    return byFile.getOrDefault(file, Map.of()).getOrDefault(path, "");
  }
}
