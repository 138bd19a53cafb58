package io.intarsia.core.config;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import io.intarsia.proto.LimitsProto;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The reference of every config field, made from the protos: {@code docs/config.md}. */
public final class ConfigReference {
  private final ProtoComments comments = ProtoComments.load();
  private final StringBuilder out = new StringBuilder();

  private ConfigReference() {}

  /**
   * Markdown with a section for each message and enum that the given ones reach.
   *
   * @param roots what a user writes, in the order to document
   */
  public static String markdown(List<Descriptor> roots) {
    ConfigReference reference = new ConfigReference();
    reference.write(roots);
    return reference.out.toString();
  }

  private void write(List<Descriptor> roots) {
    out.append(
        """
        # Config reference

        Generated from the protos by `./intarsia config docs > docs/config.md`. Configs are protobuf text; a field is
        replaced from the command line by `--set path=value`, such as `--set schedule.steps=2000`.
        """);
    Set<Descriptor> messages = new LinkedHashSet<>();
    Set<EnumDescriptor> enums = new LinkedHashSet<>();
    roots.forEach(root -> collect(root, messages, enums));
    messages.forEach(this::section);
    enums.forEach(this::section);
  }

  private static void collect(
      Descriptor type, Set<Descriptor> messages, Set<EnumDescriptor> enums) {
    if (!messages.add(type)) {
      return;
    }
    for (FieldDescriptor field : type.getFields()) {
      if (field.getJavaType() == JavaType.MESSAGE) {
        collect(field.getMessageType(), messages, enums);
      } else if (field.getJavaType() == JavaType.ENUM) {
        enums.add(field.getEnumType());
      }
    }
  }

  private void section(Descriptor type) {
    out.append("\n## %s\n\n%s\n".formatted(type.getName(), comments.of(type)));
    if (type.getFields().isEmpty()) {
      return;
    }
    out.append("\n| field | value | default | meaning |\n|---|---|---|---|\n");
    for (FieldDescriptor field : type.getFields()) {
      out.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(field.getName(), value(field), otherwise(field), meaning(field)));
    }
  }

  private void section(EnumDescriptor type) {
    out.append("\n## %s\n\n%s\n".formatted(type.getName(), comments.of(type)));
    out.append("\n| value | meaning |\n|---|---|\n");
    for (EnumValueDescriptor value : type.getValues()) {
      out.append("| `%s` | %s |\n".formatted(value.getName(), cell(comments.of(value))));
    }
  }

  private static String value(FieldDescriptor field) {
    String list = field.isRepeated() ? "list of " : "";
    return switch (field.getJavaType()) {
      case MESSAGE -> list + link(field.getMessageType().getName());
      case ENUM -> list + link(field.getEnumType().getName());
      default -> list + words(field);
    };
  }

  private static String words(FieldDescriptor field) {
    return field.getOptions().hasExtension(LimitsProto.limits)
        ? "%s: %s".formatted(TypeNames.of(field), LimitWords.of(field))
        : TypeNames.of(field);
  }

  private static String link(String type) {
    return "[%s](#%s)".formatted(type, type.toLowerCase(java.util.Locale.ROOT));
  }

  private static String otherwise(FieldDescriptor field) {
    if (field.getRealContainingOneof() != null) {
      var options = field.getRealContainingOneof().getOptions();
      boolean chosen = options.getExtension(LimitsProto.otherwise).equals(field.getName());
      return chosen ? "chosen" : "";
    }
    boolean shown = !field.isRepeated() && field.hasDefaultValue();
    return shown ? "`%s`".formatted(field.getDefaultValue()) : "";
  }

  private String meaning(FieldDescriptor field) {
    String choice =
        field.getRealContainingOneof() == null
            ? ""
            : "One of `%s`: "
                .formatted(
                    String.join(
                        "`, `",
                        field.getRealContainingOneof().getFields().stream()
                            .map(FieldDescriptor::getName)
                            .toList()));
    return cell(choice + comments.of(field));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
