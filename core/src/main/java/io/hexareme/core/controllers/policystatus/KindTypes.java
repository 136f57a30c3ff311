package io.hexareme.core.controllers.policystatus;

import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.ListOf;
import io.hexareme.ports.expression.ExpressionType.MapOf;
import io.hexareme.ports.expression.ExpressionType.ObjectOf;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** The types of built-in kinds as expressions see them. */
final class KindTypes {
  private final SchemaTable table;
  /** Null while a type is being made: one that holds itself is not looked into. */
  private final Map<String, ExpressionType> made = new LinkedHashMap<>();

  KindTypes(SchemaTable table) {
    this.table = table;
  }

  /** @param name of the schema table; anything when it is not there */
  ExpressionType of(String name) {
    if (made.containsKey(name)) {
      return made.get(name) == null ? Simple.DYN : made.get(name);
    }
    TypeSchema type = table.types().get(name);
    if (type == null || type.fields().isEmpty()) {
      return Simple.DYN;
    }
    made.put(name, null);
    Map<String, ExpressionType> fields = new LinkedHashMap<>();
    type.fields().forEach((field, schema) -> fields.put(field, of(schema.type())));
    ExpressionType object = new ObjectOf(name, fields);
    made.put(name, object);
    return object;
  }

  private ExpressionType of(FieldType type) {
    return switch (type) {
      case FieldType.Ref reference -> of(reference.type());
      case FieldType.ListOf list -> new ListOf(of(list.items()));
      case FieldType.MapOf map -> new MapOf(of(map.values()));
      case FieldType.Scalar scalar -> switch (scalar) {
        case STRING, DURATION -> Simple.STRING;
        case BOOLEAN -> Simple.BOOL;
        case INT32, INT64 -> Simple.INT;
        case DOUBLE -> Simple.DOUBLE;
        case BYTES -> Simple.BYTES;
        case TIME, MICRO_TIME -> Simple.TIMESTAMP;
        case QUANTITY, INT_OR_STRING, FIELDS_V1, ANY -> Simple.DYN;
      };
    };
  }
}
