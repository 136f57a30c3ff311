package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.customresource.schema.SchemaPatterns;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/**
 * Whether a schema is structural: the type of everything is known, alternatives only narrow what is known already
 * (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema).
 */
final class StructuralRules {
  private static final String EMBEDDED = "x-kubernetes-embedded-resource";
  private static final String PRESERVES = "x-kubernetes-preserve-unknown-fields";
  private static final String INT_OR_STRING = "x-kubernetes-int-or-string";

  /** Where a node stands: what is asked of it depends on that. */
  private enum Level { ROOT, FIELD, ITEM }

  private final SchemaPatterns patterns;

  StructuralRules(SchemaPatterns patterns) {
    this.patterns = patterns;
  }

  void check(Obj schema, FieldPath path, List<FieldError> errors) {
    node(schema, Level.ROOT, path, errors);
  }

  private void node(Obj schema, Level level, FieldPath path, List<FieldError> errors) {
    type(schema, level, path, errors);
    extensions(schema, path, errors);
    boolean embedded = schema.at(EMBEDDED).asBool(false);
    Obj properties = schema.at("properties").asObj();
    head(properties, level, level == Level.ROOT || embedded, path.child("properties"), errors);
    if (schema.text("type").equals("array") && !(schema.at("items") instanceof Obj)) {
      errors.add(FieldError.required(path.child("items"), "must be specified"));
    }
    if (!schema.at("additionalProperties").isNull()) {
      FieldPath at = path.child("additionalProperties");
      if (level == Level.ROOT) {
        errors.add(FieldError.forbidden(at, "must not be used at the root"));
      }
      if (embedded) {
        errors.add(FieldError.forbidden(at, "must not be used if x-kubernetes-embedded-resource is set"));
      }
    }
    properties.fields().forEach((name, below) -> node(below.asObj(), Level.FIELD, path.child("properties").key(name), errors));
    if (schema.at("items") instanceof Obj items) {
      node(items, Level.ITEM, path.child("items"), errors);
    }
    if (schema.at("additionalProperties") instanceof Obj values) {
      node(values, Level.FIELD, path.child("additionalProperties"), errors);
    }
    pattern(schema, path, errors);
    new AlternativeRules(this::pattern).check(schema, path, errors);
  }

  private void pattern(Obj schema, FieldPath path, List<FieldError> errors) {
    String pattern = schema.text("pattern");
    if (!pattern.isEmpty()) {
      patterns.problem(pattern).ifPresent(why -> errors.add(
          FieldError.invalid(path.child("pattern"), pattern, "must be a valid regular expression, but isn't: " + why)));
    }
  }

  private static void type(Obj schema, Level level, FieldPath path, List<FieldError> errors) {
    String type = schema.text("type");
    FieldPath at = path.child("type");
    boolean embedded = schema.at(EMBEDDED).asBool(false);
    boolean preserves = schema.at(PRESERVES).asBool(false);
    boolean free = schema.at(INT_OR_STRING).asBool(false) || preserves;
    if (embedded && !type.equals("object")) {
      String why = "must be object if x-kubernetes-embedded-resource is true";
      errors.add(type.isEmpty() ? FieldError.required(at, why) : FieldError.invalid(at, type, why));
    } else if (type.isEmpty() && !free) {
      errors.add(FieldError.required(at, switch (level) {
        case ROOT -> "must not be empty at the root";
        case ITEM -> "must not be empty for specified array items";
        case FIELD -> "must not be empty for specified object fields";
      }));
    }
    if (level == Level.ROOT && !type.isEmpty() && !type.equals("object")) {
      errors.add(FieldError.invalid(at, type, "must be object at the root"));
    }
    if (embedded && schema.at("properties").asObj().isEmpty() && !preserves) {
      errors.add(FieldError.required(
          path.child("properties"), "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields"));
    }
  }

  private static void extensions(Obj schema, FieldPath path, List<FieldError> errors) {
    for (String other : new String[] {PRESERVES, EMBEDDED}) {
      if (schema.at(INT_OR_STRING).asBool(false) && schema.at(other).asBool(false)) {
        errors.add(FieldError.invalid(path.child(other), Value.of(true), "must be false if x-kubernetes-int-or-string is true"));
      }
    }
  }

  /** @param whole whether the value is an object with kind, apiVersion and metadata */
  private static void head(Obj properties, Level level, boolean whole, FieldPath path, List<FieldError> errors) {
    for (String name : new String[] {"kind", "apiVersion"}) {
      if (whole && properties.has(name) && !properties.at(name).text("type").equals("string")) {
        errors.add(FieldError.invalid(path.key(name).child("type"), properties.at(name).text("type"), "must be string"));
      }
    }
    if (!(properties.at("metadata") instanceof Obj metadata)) {
      return;
    }
    FieldPath at = path.key("metadata");
    if (whole && !metadata.text("type").equals("object")) {
      errors.add(FieldError.invalid(at.child("type"), metadata.text("type"), "must be object"));
    }
    if (level == Level.ROOT) {
      Obj restricted = metadata.at("properties").asObj().without("name").without("generateName");
      Obj rest = metadata.without("type").without("default").without("properties");
      if (!restricted.isEmpty() || !rest.isEmpty()) {
        errors.add(FieldError.forbidden(at, "must not specify anything other than name and generateName, but metadata is implicitly specified"));
      }
    }
  }
}
