package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of the published merge cases: every shape that can have owners, and what becomes of some when their schema changes. */
final class MergeCaseTypes {
  private static final ListOf STRINGS = new ListOf(Scalar.STRING, ListKind.SET, List.of());
  private final Map<String, TypeSchema> types = new LinkedHashMap<>();

  private MergeCaseTypes() {
    put("Struct", false, field("name", Scalar.STRING), field("value", Scalar.INT64), field("numeric", Scalar.INT64), field("string", Scalar.STRING));
    put("Atomic", true, field("numeric", Scalar.INT64), field("string", Scalar.STRING));
    item("Item", Value.Null.NULL);
    item("ItemWithDefault", Value.of(1));
    put("NamedList", false, field("name", Scalar.STRING), field("value", STRINGS));
    put("NamedMap", false, field("name", Scalar.STRING), field("value", new MapOf(Scalar.STRING, false)));
    put("Port", false, field("port", Scalar.INT64), defaulted("protocol", Scalar.STRING, Value.of("TCP")), field("name", Scalar.STRING));
    put("Sentence", false, defaulted("page", Scalar.INT64, new Value.Dec(2.0)), defaulted("line", Scalar.INT64, Value.of(3)),
        field("text", Scalar.STRING));
    put("Chapter", false, defaulted("chapter", Scalar.INT64, Value.of(1)), defaulted("section", Scalar.STRING, Value.of("A")),
        field("sentences", keyed("Sentence", "page", "line")));
    root("plain", "Struct", keyed("Item", "name"));
    root("atomic", "Atomic", keyed("Item", "name"));
    root("keyedTwice", "Struct", keyed("Item", "name", "id"));
    root("keyedWithDefault", "Struct", keyed("ItemWithDefault", "name", "id"));
    for (String version : List.of("v1", "v2", "v3")) {
      put("Complex", false, field("name", Scalar.STRING));
      put("Struct_" + version, false, field("name", Scalar.STRING), field("scalarField_" + version, Scalar.STRING),
          field("complexField_" + version, new Ref("Complex")));
      put(version, false, field("struct", new Ref("Struct_" + version)));
    }
  }

  /** All of them by name: {@code plain}, {@code atomic}, {@code keyedTwice}, {@code keyedWithDefault} and one for each version. */
  static Map<String, TypeSchema> all() {
    return new MergeCaseTypes().types;
  }

  private void item(String name, Value idDefault) {
    put(name, false, field("name", Scalar.STRING), defaulted("id", Scalar.INT64, idDefault), field("value", Scalar.INT64),
        field("value1", Scalar.INT64), field("value2", Scalar.INT64));
  }

  private void root(String name, String struct, ListOf keyed) {
    put(name, false, field("numeric", Scalar.INT64), field("string", Scalar.STRING), field("bool", Scalar.BOOLEAN),
        field("set", STRINGS), field("numbers", new ListOf(Scalar.INT64, ListKind.SET, List.of())), field("keyed", keyed),
        field("listOfLists", keyed("NamedList", "name")), field("listOfMaps", keyed("NamedMap", "name")),
        field("mapOfLists", new MapOf(STRINGS, false)), field("mapOfMaps", new MapOf(new MapOf(Scalar.STRING, false), false)),
        field("recursive", Scalar.ANY), field("struct", new Ref(struct)), field("atomic", new Ref("Atomic")),
        field("ports", keyed("Port", "port", "protocol")), field("book", keyed("Chapter", "chapter", "section")));
  }

  private void put(String name, boolean atomic, FieldSchema... fields) {
    Map<String, FieldSchema> byName = new LinkedHashMap<>();
    for (FieldSchema field : fields) {
      byName.put(field.name(), field);
    }
    types.put(name, new TypeSchema(name, byName, atomic, List.of()));
  }

  private static ListOf keyed(String type, String... keys) {
    return new ListOf(new Ref(type), ListKind.MAP, List.of(keys));
  }

  private static FieldSchema field(String name, FieldType type) {
    return defaulted(name, type, Value.Null.NULL);
  }

  private static FieldSchema defaulted(String name, FieldType type, Value value) {
    return new FieldSchema(name, type, 0, false, value, List.of(), "", List.of(), false);
  }
}
