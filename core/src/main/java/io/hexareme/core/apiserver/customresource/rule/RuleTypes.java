package io.hexareme.core.apiserver.customresource.rule;

import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.Simple;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an expression may know of a value: the types of a structural schema. */
final class RuleTypes {
  private static final ExpressionType NAMES = new ExpressionType.ObjectOf("metadata",
      Ordered.map("name", Simple.STRING, "generateName", Simple.STRING));

  private RuleTypes() {}

  /** @param name of the type, unique within a schema; {@code whole} an object with kind, apiVersion and metadata */
  static ExpressionType of(StructuralSchema schema, String name, boolean whole) {
    if (schema.isIntOrString()) {
      return Simple.DYN;
    }
    return switch (schema.type()) {
      case "boolean" -> Simple.BOOL;
      case "integer" -> Simple.INT;
      case "number" -> Simple.DOUBLE;
      case "string" -> switch (schema.raw().text("format")) {
        case "byte" -> Simple.BYTES;
        case "date", "date-time" -> Simple.TIMESTAMP;
        case "duration" -> Simple.DURATION;
        default -> Simple.STRING;
      };
      case "array" -> new ExpressionType.ListOf(schema.items() == null ? Simple.DYN : of(schema.items(), name + ".items", false));
      case "object" -> object(schema, name, whole || schema.isEmbedded());
      default -> Simple.DYN;
    };
  }

  private static ExpressionType object(StructuralSchema schema, String name, boolean whole) {
    if (schema.values() != null) {
      return new ExpressionType.MapOf(of(schema.values(), name + ".values", false));
    }
    Map<String, ExpressionType> fields = new LinkedHashMap<>();
    schema.properties().forEach((field, below) -> fields.put(field, of(below, name + "." + field, false)));
    if (whole) {
      fields.put("apiVersion", Simple.STRING);
      fields.put("kind", Simple.STRING);
      fields.put("metadata", NAMES);
    }
    return new ExpressionType.ObjectOf(name, fields);
  }
}
