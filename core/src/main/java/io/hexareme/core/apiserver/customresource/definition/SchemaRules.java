package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.customresource.rule.RuleCompiler;
import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.customresource.schema.ValueValidation;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Whether a schema is structural: the type of everything is known, alternatives only narrow what is known already, and nothing is used
 * that cannot be judged in time
 * (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema).
 */
public final class SchemaRules implements SchemaJudge {
  private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
  private static final List<String> UNSUPPORTED =
      List.of("id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref");

  /** Where a node stands: what is asked of it depends on that. */
  private enum Level { ROOT, FIELD, ITEM }

  private final RuleCompiler rules;

  /** @param rules judges the expressions of a schema */
  public SchemaRules(RuleCompiler rules) {
    this.rules = rules;
  }

  /** A schema that has not changed is as good as it was. */
  @Override
  public List<FieldError> judge(Value version, Value before, FieldPath path) {
    Obj schema = version.at("schema", "openAPIV3Schema").asObj();
    if (schema.equals(before.at("schema", "openAPIV3Schema"))) {
      return List.of();
    }
    List<FieldError> errors = check(schema, path);
    return errors.isEmpty() ? rules.check(StructuralSchema.of(schema), path) : errors;
  }

  /** @param path of the version's {@code openAPIV3Schema} */
  static List<FieldError> check(Obj schema, FieldPath path) {
    List<FieldError> forbidden = new ArrayList<>();
    if (schema.at("nullable").asBool(false)) {
      forbidden.add(FieldError.forbidden(path.child("nullable"), "nullable cannot be true at the root"));
    }
    forbidden(schema, path, forbidden);
    if (!forbidden.isEmpty()) {
      return forbidden;
    }
    List<FieldError> errors = new ArrayList<>();
    node(schema, Level.ROOT, path, errors);
    errors.sort(Comparator.comparing(FieldError::message));
    if (errors.isEmpty()) {
      defaults(StructuralSchema.of(schema), path, errors);
    }
    return errors;
  }

  /** What no schema may have, wherever. */
  private static void forbidden(Obj schema, FieldPath path, List<FieldError> errors) {
    if (schema.at("uniqueItems").asBool(false)) {
      errors.add(FieldError.forbidden(
          path.child("uniqueItems"), "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"));
    }
    if (!schema.at("additionalProperties").isNull() && !schema.at("properties").asObj().isEmpty()
        && schema.at("additionalProperties").asBool(true)) {
      errors.add(FieldError.forbidden(path.child("additionalProperties"), "additionalProperties and properties are mutual exclusive"));
    }
    if (schema.at("additionalProperties") == Value.Bool.FALSE) {
      errors.add(FieldError.forbidden(path.child("additionalProperties"), "additionalProperties cannot be set to false"));
    }
    for (String word : UNSUPPORTED) {
      if (schema.has(word)) {
        errors.add(FieldError.forbidden(path.child(word), word + " is not supported"));
      }
    }
    String type = schema.text("type");
    if (type.equals("null")) {
      errors.add(FieldError.forbidden(path.child("type"), "type cannot be set to null, use nullable as an alternative"));
    } else if (!type.isEmpty() && !TYPES.contains(type)) {
      errors.add(FieldError.notSupported(path.child("type"), schema.at("type"), TYPES));
    }
    if (schema.at("items") instanceof Value.Arr) {
      errors.add(FieldError.forbidden(path.child("items"), "items must be a schema object and not an array"));
    }
    if (schema.at("x-kubernetes-preserve-unknown-fields") == Value.Bool.FALSE) {
      errors.add(FieldError.invalid(path.child("x-kubernetes-preserve-unknown-fields"), Value.of(false), "must be true or undefined"));
    }
    ListRules.check(schema, path, errors);
    Below.each(schema, path, (below, at) -> forbidden(below, at, errors));
  }

  private static void node(Obj schema, Level level, FieldPath path, List<FieldError> errors) {
    type(schema, level, path, errors);
    boolean whole = level == Level.ROOT || schema.at("x-kubernetes-embedded-resource").asBool(false);
    Obj properties = schema.at("properties").asObj();
    if (whole) {
      metadata(properties, path.child("properties"), errors);
    }
    if (schema.text("type").equals("array") && !(schema.at("items") instanceof Obj)) {
      errors.add(FieldError.required(path.child("items"), "must be specified"));
    }
    if (level == Level.ROOT && !schema.at("additionalProperties").isNull()) {
      errors.add(FieldError.forbidden(path.child("additionalProperties"), "must not be used at the root"));
    }
    properties.fields().forEach((name, below) -> node(below.asObj(), Level.FIELD, path.child("properties").key(name), errors));
    if (schema.at("items") instanceof Obj items) {
      node(items, Level.ITEM, path.child("items"), errors);
    }
    if (schema.at("additionalProperties") instanceof Obj values) {
      node(values, Level.FIELD, path.child("additionalProperties"), errors);
    }
    AlternativeRules.check(schema, path, errors);
  }

  private static void type(Obj schema, Level level, FieldPath path, List<FieldError> errors) {
    String type = schema.text("type");
    FieldPath at = path.child("type");
    boolean embedded = schema.at("x-kubernetes-embedded-resource").asBool(false);
    boolean free = schema.at("x-kubernetes-int-or-string").asBool(false) || schema.at("x-kubernetes-preserve-unknown-fields").asBool(false);
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
    if (embedded && schema.at("properties").asObj().isEmpty() && !free) {
      errors.add(FieldError.required(
          path.child("properties"), "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields"));
    }
  }

  private static void metadata(Obj properties, FieldPath path, List<FieldError> errors) {
    for (String name : new String[] {"kind", "apiVersion"}) {
      if (properties.has(name) && !properties.at(name).text("type").equals("string")) {
        errors.add(FieldError.invalid(path.key(name).child("type"), properties.at(name).text("type"), "must be string"));
      }
    }
    Value metadata = properties.at("metadata");
    if (metadata.isNull()) {
      return;
    }
    if (!metadata.text("type").equals("object")) {
      errors.add(FieldError.invalid(path.key("metadata").child("type"), metadata.text("type"), "must be object"));
    }
    Obj rest = metadata.at("properties").asObj().without("name").without("generateName");
    if (!rest.isEmpty() || metadata.asObj().without("type").without("description").without("properties").fields().size() > 0) {
      errors.add(FieldError.forbidden(path.key("metadata"),
          "must not specify anything other than name and generateName, but metadata is implicitly specified"));
    }
  }

  /** A default must be what the schema allows. */
  private static void defaults(StructuralSchema schema, FieldPath path, List<FieldError> errors) {
    if (!schema.defaultValue().isNull()) {
      errors.addAll(ValueValidation.at(path.child("default"), schema, schema.defaultValue()));
    }
    for (Map.Entry<String, StructuralSchema> property : schema.properties().entrySet()) {
      defaults(property.getValue(), path.child("properties").key(property.getKey()), errors);
    }
    if (schema.items() != null) {
      defaults(schema.items(), path.child("items"), errors);
    }
    if (schema.values() != null) {
      defaults(schema.values(), path.child("additionalProperties"), errors);
    }
  }
}
