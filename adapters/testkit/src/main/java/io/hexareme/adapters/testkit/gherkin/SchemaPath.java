package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.ports.value.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a path as tables write it through OpenAPI schemas. What a schema leaves open (maps, free-form objects) may have any field.
 *
 * @param schemas all of the document, by name
 * @param kind for messages
 */
record SchemaPath(Value schemas, String kind) {
  private static final Pattern STEP = Pattern.compile("([^.\\[]+)|\\[([^\\]]+)\\]");
  private static final String PREFIX = "#/components/schemas/";

  void follow(Value schema, String path) {
    Value at = schema;
    Matcher step = STEP.matcher(path);
    while (step.find() && !at.isNull()) {
      at = resolved(at);
      if (step.group(2) != null) {
        at = at.text("type").equals("array") ? at.at("items") : at.at("additionalProperties");
      } else if (at.at("properties") instanceof Value.Obj fields) {
        at = field(fields, step.group(1), path.substring(0, step.start()), path);
      } else if (isPlain(at)) {
        throw new IllegalArgumentException(path + " is no field of a " + kind + ": " + path.substring(0, step.start()).replaceAll("\\.$", "") + " is " + at.text("type"));
      } else {
        at = at.at("additionalProperties");
      }
    }
  }

  private Value field(Value.Obj fields, String name, String above, String path) {
    if (!fields.has(name)) {
      throw new IllegalArgumentException(path + " is no field of a " + kind + "; " + (above.isEmpty() ? "at its top" : above.replaceAll("\\.$", ""))
          + " it may have " + String.join(", ", fields.fields().keySet()));
    }
    return fields.at(name);
  }

  private static boolean isPlain(Value schema) {
    return switch (schema.text("type")) {
      case "string", "integer", "number", "boolean", "array" -> true;
      default -> false;
    };
  }

  private Value resolved(Value schema) {
    Value at = schema.list("allOf").size() == 1 ? schema.list("allOf").getFirst() : schema;
    String reference = at.text("$ref");
    return reference.startsWith(PREFIX) ? schemas.at(reference.substring(PREFIX.length())) : at;
  }
}
