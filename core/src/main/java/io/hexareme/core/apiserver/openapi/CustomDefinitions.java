package io.hexareme.core.apiserver.openapi;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Schemas of custom resources as version 2 can say them. It knows no alternatives, no null and no numbers-or-strings, and clients that
 * validate by it would refuse what they do not find: where it cannot tell the truth it says less.
 */
final class CustomDefinitions {
  private static final List<String> UNKNOWN = List.of("allOf", "anyOf", "oneOf", "not", "nullable", "x-kubernetes-validations");
  private static final List<String> SHAPE = List.of("type", "properties", "items", "additionalProperties");

  private CustomDefinitions() {}

  static Obj version2(Obj schema) {
    String reference = schema.list("allOf").size() == 1 ? schema.list("allOf").getFirst().text("$ref") : "";
    if (!reference.isEmpty()) {
      return Dialect.merged(Dialect.V2.bare(reference.substring(reference.lastIndexOf('/') + 1)),
          Value.obj("description", schema.at("description")));
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    schema.fields().forEach((name, value) -> {
      if (!UNKNOWN.contains(name)) {
        fields.put(name, below(name, value));
      }
    });
    if (schema.at("nullable").asBool(false)) {
      fields.keySet().removeAll(SHAPE);
    }
    if (schema.at("x-kubernetes-int-or-string").asBool(false)) {
      fields.remove("type");
    }
    if (schema.at("x-kubernetes-preserve-unknown-fields").asBool(false)) {
      fields.remove("properties");
      fields.remove("items");
    }
    return new Obj(fields);
  }

  private static Value below(String name, Value value) {
    return switch (name) {
      case "items", "additionalProperties" -> value instanceof Obj schema ? version2(schema) : value;
      case "properties" -> {
        Map<String, Value> properties = new LinkedHashMap<>();
        value.asObj().fields().forEach((property, schema) -> properties.put(property, version2(schema.asObj())));
        yield new Obj(properties);
      }
      default -> value;
    };
  }
}
