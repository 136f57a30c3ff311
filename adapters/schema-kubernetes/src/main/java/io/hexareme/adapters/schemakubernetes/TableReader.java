package io.hexareme.adapters.schemakubernetes;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.ResourceSchema.Subresource;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.schema.TypeSchema.Embed;
import io.hexareme.ports.value.Value;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code schema.bin}; the form is told at the generator's {@code TableWriter}. */
final class TableReader {
  private static final int REQUIRED = 1;
  private static final int IMMUTABLE = 2;
  private static final int OMIT_ZERO = 4;
  private static final Scalar[] SCALARS = Scalar.values();
  private static final ListKind[] KINDS = ListKind.values();

  private final DataInputStream in;
  private final String[] pool;

  private TableReader(DataInputStream in) throws IOException {
    this.in = in;
    this.pool = new String[in.readUnsignedShort()];
    for (int i = 0; i < pool.length; i++) {
      pool[i] = in.readUTF();
    }
  }

  static SchemaTable read(DataInputStream in) throws IOException {
    TableReader reader = new TableReader(in);
    Map<String, TypeSchema> types = new LinkedHashMap<>();
    for (int count = in.readUnsignedShort(); count > 0; count--) {
      TypeSchema type = reader.type();
      types.put(type.name(), type);
    }
    List<ResourceSchema> resources = new ArrayList<>();
    for (int count = in.readUnsignedShort(); count > 0; count--) {
      resources.add(reader.resource());
    }
    return new SchemaTable(Collections.unmodifiableMap(types), List.copyOf(resources));
  }

  private TypeSchema type() throws IOException {
    String name = string();
    boolean atomic = in.readBoolean();
    List<Embed> embeds = new ArrayList<>(1);
    for (int count = in.readUnsignedByte(); count > 0; count--) {
      embeds.add(new Embed(in.readUnsignedShort(), string()));
    }
    int size = in.readUnsignedShort();
    Map<String, FieldSchema> fields = LinkedHashMap.newLinkedHashMap(size);
    for (int i = 0; i < size; i++) {
      FieldSchema field = field();
      fields.put(field.name(), field);
    }
    return new TypeSchema(name, Collections.unmodifiableMap(fields), atomic, List.copyOf(embeds));
  }

  private FieldSchema field() throws IOException {
    String name = string();
    FieldType type = fieldType();
    int number = in.readUnsignedShort();
    int flags = in.readUnsignedByte();
    return new FieldSchema(
        name, type, number, (flags & REQUIRED) != 0, value(), strings(), string(), strings(),
        (flags & IMMUTABLE) != 0, (flags & OMIT_ZERO) != 0);
  }

  private FieldType fieldType() throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case 's' -> SCALARS[in.readUnsignedByte()];
      case 'r' -> new FieldType.Ref(string());
      case 'l' -> {
        ListKind kind = KINDS[in.readUnsignedByte()];
        List<String> keys = strings();
        yield new FieldType.ListOf(fieldType(), kind, keys);
      }
      case 'm' -> {
        boolean atomic = in.readBoolean();
        yield new FieldType.MapOf(fieldType(), atomic);
      }
      default -> throw new IllegalStateException("field type tag " + tag);
    };
  }

  private Value value() throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case '0' -> Value.Null.NULL;
      case 't' -> Value.Bool.TRUE;
      case 'f' -> Value.Bool.FALSE;
      case 'i' -> Value.of(in.readLong());
      case 's' -> Value.of(string());
      case 'o' -> Value.Obj.EMPTY;
      case 'a' -> {
        List<Value> items = new ArrayList<>();
        for (int count = in.readUnsignedByte(); count > 0; count--) {
          items.add(value());
        }
        yield new Value.Arr(items);
      }
      default -> throw new IllegalStateException("value tag " + tag);
    };
  }

  private ResourceSchema resource() throws IOException {
    String group = string();
    String version = string();
    String kind = string();
    String plural = string();
    String singular = string();
    String type = string();
    boolean namespaced = in.readBoolean();
    List<String> shortNames = strings();
    List<String> categories = strings();
    List<String> verbs = strings();
    List<String> selectable = strings();
    List<Subresource> subresources = new ArrayList<>();
    for (int count = in.readUnsignedShort(); count > 0; count--) {
      subresources.add(new Subresource(string(), string(), string(), string(), strings()));
    }
    return new ResourceSchema(
        group, version, kind, plural, singular, shortNames, categories, namespaced, type, verbs, List.copyOf(subresources), selectable);
  }

  private List<String> strings() throws IOException {
    int count = in.readUnsignedShort();
    if (count == 0) {
      return List.of();
    }
    String[] strings = new String[count];
    for (int i = 0; i < count; i++) {
      strings[i] = string();
    }
    return List.of(strings);
  }

  private String string() throws IOException {
    return pool[in.readUnsignedShort()];
  }
}
