package io.hexareme.core.apiserver.openapi;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.TypeSchema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** Types and all that they refer to, by name. */
final class ReachableTypes {
  private final Map<String, TypeSchema> table;
  private final Map<String, TypeSchema> found = new TreeMap<>();
  private final Deque<TypeSchema> open = new ArrayDeque<>();

  private ReachableTypes(Map<String, TypeSchema> table) {
    this.table = table;
  }

  static Map<String, TypeSchema> from(Collection<TypeSchema> roots, Map<String, TypeSchema> table) {
    ReachableTypes walk = new ReachableTypes(table);
    roots.forEach(walk::add);
    while (!walk.open.isEmpty()) {
      walk.open.pop().fields().values().forEach(field -> walk.follow(field.type()));
    }
    return walk.found;
  }

  private void add(TypeSchema type) {
    if (found.putIfAbsent(type.name(), type) == null) {
      open.push(type);
    }
  }

  private void follow(FieldType type) {
    switch (type) {
      case Ref reference -> {
        TypeSchema target = table.get(reference.type());
        if (target != null) {
          add(target);
        }
      }
      case ListOf list -> follow(list.items());
      case MapOf map -> follow(map.values());
      case Scalar _ -> { }
    }
  }
}
