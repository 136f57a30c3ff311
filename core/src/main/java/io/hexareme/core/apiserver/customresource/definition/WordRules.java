package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Words of OpenAPI that schemas may not use, or not there, or not together. */
final class WordRules {
  private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
  private static final List<String> UNSUPPORTED =
      List.of("id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref");
  private static final List<String> HEAD = List.of("metadata", "kind", "apiVersion");
  private static final String EMBEDDED = "x-kubernetes-embedded-resource";

  /**
   * Where a node stands.
   *
   * @param root whether it is the whole object's
   * @param inHead whether it is in metadata, kind or apiVersion
   * @param noDefaults why there may be no default; empty: there may
   */
  private record Place(boolean root, boolean inHead, String noDefaults) {}

  private final List<FieldError> errors = new ArrayList<>();

  private WordRules() {}

  /** Whether it says something in a way that structural schemas do not know at all. */
  static boolean isForeign(Obj schema) {
    boolean own = UNSUPPORTED.stream().anyMatch(schema::has) || schema.at("items") instanceof Arr
        || schema.at("x-kubernetes-preserve-unknown-fields") == Value.Bool.FALSE;
    boolean[] foreign = {own};
    Below.each(schema, FieldPath.ROOT, (below, at) -> foreign[0] = foreign[0] || isForeign(below));
    return foreign[0];
  }

  static List<FieldError> check(Obj schema, FieldPath path) {
    WordRules rules = new WordRules();
    rules.node(schema, new Place(true, false, ""), path);
    return rules.errors;
  }

  private void node(Obj schema, Place place, FieldPath path) {
    own(schema, place, path);
    Place below = new Place(false, place.inHead(), place.noDefaults());
    if (schema.at("additionalProperties") instanceof Obj values) {
      node(values, place.inHead() ? new Place(false, true, "inside additionalProperties applying to object metadata") : below,
          path.child("additionalProperties"));
    }
    boolean whole = place.root() || schema.at(EMBEDDED).asBool(false);
    schema.at("properties").asObj().fields().forEach((name, property) -> node(property.asObj(),
        whole && HEAD.contains(name) ? new Place(false, true, place.root() ? "in top-level " + name : below.noDefaults()) : below,
        path.child("properties").key(name)));
    Below.each(schema.without("additionalProperties").without("properties"), path, (one, at) -> node(one, below, at));
    if (schema.at("x-kubernetes-preserve-unknown-fields") == Value.Bool.FALSE) {
      errors.add(FieldError.invalid(path.child("x-kubernetes-preserve-unknown-fields"), Value.of(false), "must be true or undefined"));
    }
    ListRules.check(schema, path, errors);
    ValidationRules.check(schema, path.child("x-kubernetes-validations"), errors);
  }

  private void own(Obj schema, Place place, FieldPath path) {
    String type = schema.text("type");
    if (!type.isEmpty() && !TYPES.contains(type)) {
      errors.add(FieldError.notSupported(path.child("type"), schema.at("type"), TYPES));
    }
    if (schema.has("default") && !schema.at("default").isNull() && !place.noDefaults().isEmpty()) {
      errors.add(FieldError.forbidden(path.child("default"), "must not be set " + place.noDefaults()));
    }
    for (String word : UNSUPPORTED) {
      if (schema.has(word)) {
        errors.add(FieldError.forbidden(path.child(word), word + " is not supported"));
      }
    }
    if (type.equals("null")) {
      errors.add(FieldError.forbidden(path.child("type"), "type cannot be set to null, use nullable as an alternative"));
    }
    if (schema.at("items") instanceof Arr) {
      errors.add(FieldError.forbidden(path.child("items"), "items must be a schema object and not an array"));
    }
    if (place.inHead() && schema.at(EMBEDDED).asBool(false)) {
      errors.add(FieldError.forbidden(path.child(EMBEDDED), "must not be used inside of resource meta"));
    }
    if (schema.at("uniqueItems").asBool(false)) {
      errors.add(FieldError.forbidden(
          path.child("uniqueItems"), "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"));
    }
    Value values = schema.at("additionalProperties");
    if (!values.isNull() && values != Value.Bool.TRUE && !schema.at("properties").asObj().isEmpty()) {
      errors.add(FieldError.forbidden(path.child("additionalProperties"), "additionalProperties and properties are mutual exclusive"));
    }
  }
}
