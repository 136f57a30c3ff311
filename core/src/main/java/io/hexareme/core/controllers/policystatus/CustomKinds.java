package io.hexareme.core.controllers.policystatus;

import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.ListOf;
import io.hexareme.ports.expression.ExpressionType.MapOf;
import io.hexareme.ports.expression.ExpressionType.ObjectOf;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kinds that definitions add, and their types as expressions see them: those of their structural schemas.
 *
 * @param definitions CustomResourceDefinitions
 * @param metadata the type of every object's metadata
 */
record CustomKinds(List<Value> definitions, ExpressionType metadata) {

  /** A served version of a definition that a rule names, word for word. */
  List<CheckedKind> named(Value rule) {
    return definitions.stream()
        .filter(definition -> names(rule, "apiGroups", definition.text("spec", "group"))
            && names(rule, "resources", definition.text("spec", "names", "plural")))
        .flatMap(definition -> definition.list("spec", "versions").stream()
            .filter(version -> version.at("served").asBool(false) && names(rule, "apiVersions", version.text("name")))
            .map(version -> kind(definition, version)))
        .toList();
  }

  static boolean names(Value rule, String field, String word) {
    return rule.list(field).contains(Value.of(word));
  }

  private CheckedKind kind(Value definition, Value version) {
    String group = definition.text("spec", "group");
    String kind = definition.text("spec", "names", "kind");
    Map<String, ExpressionType> fields = fields(version.at("schema", "openAPIV3Schema"), kind);
    fields.put("apiVersion", Simple.STRING);
    fields.put("kind", Simple.STRING);
    fields.put("metadata", metadata);
    return new CheckedKind(group + "/" + version.text("name"), kind, new ObjectOf(kind, fields));
  }

  private static Map<String, ExpressionType> fields(Value schema, String name) {
    Map<String, ExpressionType> fields = new LinkedHashMap<>();
    schema.at("properties").asObj().fields().forEach((field, below) -> fields.put(field, type(below, name + "." + field)));
    return fields;
  }

  private static ExpressionType type(Value schema, String name) {
    boolean open = schema.at("x-kubernetes-preserve-unknown-fields").asBool(false) || schema.at("x-kubernetes-int-or-string").asBool(false)
        || schema.at("x-kubernetes-embedded-resource").asBool(false);
    if (open) {
      return Simple.DYN;
    }
    return switch (schema.text("type")) {
      case "boolean" -> Simple.BOOL;
      case "integer" -> Simple.INT;
      case "number" -> Simple.DOUBLE;
      case "string" -> switch (schema.text("format")) {
        case "byte" -> Simple.BYTES;
        case "date", "date-time" -> Simple.TIMESTAMP;
        case "duration" -> Simple.DURATION;
        default -> Simple.STRING;
      };
      case "array" -> new ListOf(schema.at("items") instanceof Obj items ? type(items, name + ".items") : Simple.DYN);
      case "object" -> schema.at("additionalProperties") instanceof Obj values
          ? new MapOf(type(values, name + ".values")) : new ObjectOf(name, fields(schema, name));
      default -> Simple.DYN;
    };
  }
}
