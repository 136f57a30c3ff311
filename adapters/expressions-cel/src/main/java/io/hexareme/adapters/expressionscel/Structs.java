package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.ListOf;
import io.hexareme.ports.expression.ExpressionType.MapOf;
import io.hexareme.ports.expression.ExpressionType.ObjectOf;
import io.hexareme.ports.expression.ExpressionType.Simple;
import java.util.LinkedHashMap;
import java.util.Map;

/** The object types of an environment, by name, with their fields by the names that expressions use. */
final class Structs {
  private final Map<String, Struct> byName = new LinkedHashMap<>();

  /** @param fields by escaped name */
  record Struct(String name, Map<String, Field> fields) {}

  record Field(String json, ExpressionType type) {}

  /** Notes all object types in {@code type}. */
  void add(ExpressionType type) {
    switch (type) {
      case Simple _ -> { }
      case ListOf list -> add(list.items());
      case MapOf map -> add(map.values());
      case ObjectOf object -> {
        if (!byName.containsKey(object.name())) {
          Map<String, Field> fields = new LinkedHashMap<>();
          byName.put(object.name(), new Struct(object.name(), fields));
          object.fields().forEach((name, field) -> {
            fields.put(Escaping.escape(name), new Field(name, field));
            add(field);
          });
        }
      }
    }
  }

  /** Null if there is none of that name. */
  Struct find(String name) {
    return byName.get(name);
  }
}
