package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Objects of any type with every field that fits, out of a seed. Strings begin with the name of their field, so that another reader can
 * see whether they came where they belong. Values that mean absence are left out: they are not on the wire.
 */
final class RandomObject {
  private static final String CHOICE = "JSONSchemaPropsOr";

  private final SchemaTable table;
  private final Random random;
  /** Deeper than that, messages are left out; schemas refer to themselves, and more of them helps nobody. */
  private final int deepest;

  RandomObject(SchemaTable table, Random random, int deepest) {
    this.table = table;
    this.random = random;
    this.deepest = deepest;
  }

  Obj of(String apiVersion, String kind, String type) {
    return whole(apiVersion, kind, object(type, 0));
  }

  private static Obj whole(String apiVersion, String kind, Obj object) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("kind", Value.of(kind));
    fields.put("apiVersion", Value.of(apiVersion));
    fields.putAll(object.fields());
    return new Obj(fields);
  }

  private Obj object(String typeName, int depth) {
    TypeSchema type = table.types().get(typeName);
    Map<String, Value> fields = new LinkedHashMap<>();
    for (FieldSchema field : type.fields().values()) {
      boolean tooDeep = depth > deepest && !(field.type() instanceof Scalar);
      boolean typeMeta = field.number() == 0 && (field.name().equals("kind") || field.name().equals("apiVersion"));
      if (!tooDeep && !typeMeta) {
        fields.put(field.name(), value(field.name(), field.type(), depth));
      }
    }
    return new Obj(fields);
  }

  private Value value(String name, FieldType type, int depth) {
    return switch (type) {
      case Scalar scalar -> scalar(name, scalar);
      case Ref ref when ref.type().contains(CHOICE) -> choice(name, ref.type(), depth + 1);
      case Ref ref -> object(ref.type(), depth + 1);
      case ListOf list -> {
        List<Value> items = new ArrayList<>();
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
          items.add(value(name, list.items(), depth));
        }
        yield new Value.Arr(items);
      }
      case MapOf map -> {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
          entries.put(name + "-" + random.nextInt(1000), value(name, map.values(), depth));
        }
        yield new Obj(entries);
      }
    };
  }

  private Value choice(String name, String type, int depth) {
    String schema = type.substring(0, type.lastIndexOf(CHOICE)) + "JSONSchemaProps";
    boolean single = depth <= deepest && random.nextBoolean();
    if (single) {
      return object(schema, depth);
    }
    return switch (type.substring(type.lastIndexOf(CHOICE) + CHOICE.length())) {
      case "Bool" -> Value.of(random.nextBoolean());
      case "StringArray" -> Value.from(List.of(name + "-a", name + "-b"));
      default -> new Value.Arr(List.of(object(schema, deepest + 1), object(schema, deepest + 1)));
    };
  }

  private Value scalar(String name, Scalar scalar) {
    int number = 1 + random.nextInt(1_000_000);
    return switch (scalar) {
      case STRING -> Value.of(name + "-é" + number);
      case BOOLEAN -> Value.of(true);
      case INT32 -> Value.of(random.nextBoolean() ? number : -number);
      case INT64 -> Value.of(random.nextLong() | 1);
      case DOUBLE -> new Value.Dec(number + 0.5);
      case BYTES -> Value.of(Base64.getEncoder().encodeToString((name + number).getBytes(StandardCharsets.UTF_8)));
      case TIME -> Value.of("20" + (10 + number % 80) + "-02-0" + (1 + number % 9) + "T10:20:3" + number % 10 + "Z");
      case MICRO_TIME -> Value.of("2023-11-14T22:13:20." + (100_000 + number % 900_000) + "Z");
      case DURATION -> Value.of(GoDuration.text(random.nextLong() >> random.nextInt(60)));
      case QUANTITY -> Value.of(number + "m");
      case INT_OR_STRING -> random.nextBoolean() ? Value.of(number) : Value.of(number + "%");
      case FIELDS_V1 -> Value.obj("f:" + name, Obj.EMPTY);
      case ANY -> Value.obj(name, number, "list", List.of(true, "x", 1.5));
    };
  }
}
