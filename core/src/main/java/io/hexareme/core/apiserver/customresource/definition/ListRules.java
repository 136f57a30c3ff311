package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** What a schema says of how lists and objects are merged must fit what they hold. */
final class ListRules {
  private static final String TYPE = "x-kubernetes-list-type";
  private static final String KEYS = "x-kubernetes-list-map-keys";
  private static final String MAP_TYPE = "x-kubernetes-map-type";

  private ListRules() {}

  static void check(Obj schema, FieldPath path, List<FieldError> errors) {
    mapType(schema, path, errors);
    String type = schema.text(TYPE);
    if (!type.isEmpty() && !schema.text("type").equals("array")) {
      wrongType(schema, path, "must be array if x-kubernetes-list-type is specified", errors);
    }
    if (!type.isEmpty() && !List.of("atomic", "set", "map").contains(type)) {
      errors.add(FieldError.notSupported(path.child(TYPE), schema.at(TYPE), List.of("atomic", "set", "map")));
    }
    boolean keyed = !schema.list(KEYS).isEmpty();
    if (keyed && !type.equals("map")) {
      String why = "must be map if x-kubernetes-list-map-keys is non-empty";
      errors.add(type.isEmpty() ? FieldError.required(path.child(TYPE), why) : FieldError.invalid(path.child(TYPE), type, why));
    }
    switch (type) {
      case "set" -> set(schema, path, errors);
      case "map" -> map(schema, path, errors);
      default -> { }
    }
  }

  private static void mapType(Obj schema, FieldPath path, List<FieldError> errors) {
    String type = schema.text(MAP_TYPE);
    if (!type.isEmpty() && !schema.text("type").equals("object")) {
      wrongType(schema, path, "must be object if x-kubernetes-map-type is specified", errors);
    }
    if (!type.isEmpty() && !type.equals("atomic") && !type.equals("granular")) {
      errors.add(FieldError.notSupported(path.child(MAP_TYPE), schema.at(MAP_TYPE), List.of("atomic", "granular")));
    }
  }

  private static void wrongType(Obj schema, FieldPath path, String why, List<FieldError> errors) {
    String is = schema.text("type");
    errors.add(is.isEmpty() ? FieldError.required(path.child("type"), why) : FieldError.invalid(path.child("type"), is, why));
  }

  private static void set(Obj schema, FieldPath path, List<FieldError> errors) {
    Value items = schema.at("items");
    String why = "must be atomic as item of a list with x-kubernetes-list-type=set";
    if (items.text("type").equals("array") && !List.of("", "atomic").contains(items.text(TYPE))) {
      errors.add(FieldError.invalid(path.child("items", TYPE), items.at(TYPE), why));
    }
    if (items.text("type").equals("object") && !items.text(MAP_TYPE).equals("atomic")) {
      errors.add(FieldError.invalid(path.child("items", MAP_TYPE), items.at(MAP_TYPE), why));
    }
    notNullable(schema, path, errors);
  }

  private static void notNullable(Obj schema, FieldPath path, List<FieldError> errors) {
    if (schema.at("items", "nullable").asBool(false)) {
      errors.add(FieldError.forbidden(
          path.child("items", "nullable"), "cannot be nullable when x-kubernetes-list-type is " + schema.text(TYPE)));
    }
  }

  private static void map(Obj schema, FieldPath path, List<FieldError> errors) {
    List<Value> keys = schema.list(KEYS);
    if (keys.isEmpty()) {
      errors.add(FieldError.required(path.child(KEYS), "must not be empty if x-kubernetes-list-type is map"));
    }
    if (!(schema.at("items") instanceof Obj items)) {
      errors.add(FieldError.required(path.child("items"), "must have a schema if x-kubernetes-list-type is map"));
      return;
    }
    if (!items.text("type").equals("object")) {
      errors.add(FieldError.invalid(
          path.child("items", "type"), items.text("type"), "must be object if parent array's x-kubernetes-list-type is map"));
      return;
    }
    notNullable(schema, path, errors);
    for (int i = 0; i < keys.size(); i++) {
      key(items, keys.get(i).asString(""), keys, path, errors);
      if (keys.subList(0, i).contains(keys.get(i))) {
        errors.add(FieldError.invalid(path.child(KEYS), new Arr(keys), "must not contain duplicate entries"));
      }
    }
  }

  private static void key(Obj items, String key, List<Value> keys, FieldPath path, List<FieldError> errors) {
    Value property = items.at("properties", key);
    FieldPath at = path.child("items", "properties").key(key);
    if (property.isNull()) {
      errors.add(FieldError.invalid(path.child(KEYS), new Arr(keys), "entries must all be names of item properties"));
      return;
    }
    if (property.text("type").equals("array") || property.text("type").equals("object")) {
      errors.add(FieldError.invalid(
          at.child("type"), items.text("type"), "must be a scalar type if parent array's x-kubernetes-list-type is map"));
    }
    if (property.at("default").isNull() && !items.list("required").contains(Value.of(key))) {
      errors.add(FieldError.required(at.child("default"),
          "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property"));
    }
    if (property.at("nullable").asBool(false)) {
      errors.add(FieldError.forbidden(at.child("nullable"), "this property is in x-kubernetes-list-map-keys, so it cannot be nullable"));
    }
  }
}
