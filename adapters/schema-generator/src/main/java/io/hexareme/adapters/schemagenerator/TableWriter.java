package io.hexareme.adapters.schemagenerator;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.ResourceSchema.Subresource;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.schema.TypeSchema.Embed;
import io.hexareme.ports.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes {@code schema.bin}, gzipped: a pool of strings, then types, then resources. Strings are 16-bit indexes into the pool, counts
 * 16 bits, flags and tags 8. {@code TableReader} of schema-kubernetes reads it; both change together.
 */
final class TableWriter {
  private static final int REQUIRED = 1;
  private static final int IMMUTABLE = 2;
  private static final int OMIT_ZERO = 4;

  private final Map<String, Integer> pool = new LinkedHashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private TableWriter() {}

  static void write(Map<String, TypeSchema> types, List<ResourceSchema> resources, Path file) throws IOException {
    TableWriter writer = new TableWriter();
    writer.out.writeShort(types.size());
    for (TypeSchema type : types.values()) {
      writer.type(type);
    }
    writer.out.writeShort(resources.size());
    for (ResourceSchema resource : resources) {
      writer.resource(resource);
    }
    writer.save(file);
  }

  private void save(Path file) throws IOException {
    try (DataOutputStream zipped = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      zipped.writeShort(pool.size());
      for (String string : pool.keySet()) {
        zipped.writeUTF(string);
      }
      bytes.writeTo(zipped);
    }
  }

  private void type(TypeSchema type) throws IOException {
    string(type.name());
    out.writeBoolean(type.atomic());
    out.writeByte(type.embeds().size());
    for (Embed embed : type.embeds()) {
      out.writeShort(embed.number());
      string(embed.type());
    }
    out.writeShort(type.fields().size());
    for (FieldSchema field : type.fields().values()) {
      field(field);
    }
  }

  private void field(FieldSchema field) throws IOException {
    string(field.name());
    type(field.type());
    out.writeShort(field.number());
    out.writeByte((field.required() ? REQUIRED : 0) | (field.immutable() ? IMMUTABLE : 0) | (field.omitZero() ? OMIT_ZERO : 0));
    value(field.defaultValue());
    strings(field.enumeration());
    string(field.patchMergeKey());
    strings(field.patchStrategy());
  }

  private void type(FieldType type) throws IOException {
    switch (type) {
      case FieldType.Scalar scalar -> {
        out.writeByte('s');
        out.writeByte(scalar.ordinal());
      }
      case FieldType.Ref ref -> {
        out.writeByte('r');
        string(ref.type());
      }
      case FieldType.ListOf list -> {
        out.writeByte('l');
        out.writeByte(list.kind().ordinal());
        strings(list.keys());
        type(list.items());
      }
      case FieldType.MapOf map -> {
        out.writeByte('m');
        out.writeBoolean(map.atomic());
        type(map.values());
      }
    }
  }

  private void value(Value value) throws IOException {
    switch (value) {
      case Value.Null none -> out.writeByte('0');
      case Value.Bool truth -> out.writeByte(truth == Value.Bool.TRUE ? 't' : 'f');
      case Value.Int number -> {
        out.writeByte('i');
        out.writeLong(number.value());
      }
      case Value.Str text -> {
        out.writeByte('s');
        string(text.value());
      }
      case Value.Obj object when object.isEmpty() -> out.writeByte('o');
      case Value.Arr array -> {
        out.writeByte('a');
        out.writeByte(array.items().size());
        for (Value item : array.items()) {
          value(item);
        }
      }
      default -> throw new IllegalStateException("no form for default " + value);
    }
  }

  private void resource(ResourceSchema resource) throws IOException {
    for (String text : List.of(
        resource.group(), resource.version(), resource.kind(), resource.plural(), resource.singular(), resource.type())) {
      string(text);
    }
    out.writeBoolean(resource.namespaced());
    strings(resource.shortNames());
    strings(resource.categories());
    strings(resource.verbs());
    strings(resource.selectableFields());
    out.writeShort(resource.subresources().size());
    for (Subresource sub : resource.subresources()) {
      for (String text : List.of(sub.name(), sub.group(), sub.version(), sub.kind())) {
        string(text);
      }
      strings(sub.verbs());
    }
  }

  private void strings(Collection<String> strings) throws IOException {
    out.writeShort(strings.size());
    for (String string : strings) {
      string(string);
    }
  }

  private void string(String string) throws IOException {
    int index = pool.computeIfAbsent(string, s -> pool.size());
    if (index > 0xffff) {
      throw new IllegalStateException("too many strings");
    }
    out.writeShort(index);
  }
}
