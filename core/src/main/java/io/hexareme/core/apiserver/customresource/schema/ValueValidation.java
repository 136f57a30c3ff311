package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Judges values by the words of OpenAPI, in the order and the wording of the validator that Kubernetes uses. A part that is what it was
 * before is not judged anew, so that an object which an older schema let in can still be changed elsewhere (KEP-4008).
 */
public final class ValueValidation {
  private final SchemaPatterns patterns;
  private final List<FieldError> errors = new ArrayList<>();

  private ValueValidation(SchemaPatterns patterns) {
    this.patterns = patterns;
  }

  /** @param before {@code NULL} for a new object */
  static List<FieldError> validate(StructuralSchema schema, Value object, Value before, SchemaPatterns patterns) {
    return below(schema.raw(), object, before, FieldPath.ROOT, patterns);
  }

  /** What is wrong with a value at {@code path}, such as a default in a definition. */
  public static List<FieldError> at(FieldPath path, StructuralSchema schema, Value value, SchemaPatterns patterns) {
    return below(schema.raw(), value, Value.Null.NULL, path, patterns);
  }

  static List<FieldError> below(Obj schema, Value value, Value before, FieldPath path, SchemaPatterns patterns) {
    ValueValidation validation = new ValueValidation(patterns);
    validation.node(schema, value, before, path);
    return validation.errors;
  }

  private void node(Obj schema, Value value, Value before, FieldPath path) {
    if (!before.isNull() && before.equals(value)) {
      return;
    }
    TypeCheck.check(schema, value, path, errors);
    if (value.isNull()) {
      enumeration(schema, value, path);
      return;
    }
    Alternatives.check(schema, value, path, patterns, errors);
    switch (value) {
      case Value.Str text -> TextCheck.check(schema, text.value(), path, patterns, errors);
      case Value.Int number -> NumberCheck.check(schema, number, path, errors);
      case Value.Dec number -> NumberCheck.check(schema, number, path, errors);
      case Arr array -> array(schema, array, before, path);
      case Obj object -> { }
      case Value.Bool truth -> { }
      case Value.Null none -> { }
    }
    enumeration(schema, value, path);
    if (value instanceof Obj object) {
      object(schema, object, before, path);
    }
  }

  private void enumeration(Obj schema, Value value, FieldPath path) {
    List<Value> allowed = schema.list("enum");
    boolean nullAllowed = value.isNull() && schema.at("nullable").asBool(false);
    if (!allowed.isEmpty() && !nullAllowed && allowed.stream().noneMatch(one -> NumberCheck.same(one, value))) {
      errors.add(FieldError.notSupported(path, value, allowed.stream().map(TextCheck::shown).toList()));
    }
  }

  private void array(Obj schema, Arr array, Value before, FieldPath path) {
    int size = array.items().size();
    long least = schema.at("minItems").asLong(0);
    long most = schema.at("maxItems").asLong(Long.MAX_VALUE);
    if (size < least) {
      errors.add(FieldError.invalid(path, Value.of(size), path + " in body should have at least " + least + " items"));
    }
    if (size > most) {
      errors.add(FieldError.tooMany(path, size, (int) most));
    }
    if (schema.at("items") instanceof Obj items) {
      for (int i = 0; i < size; i++) {
        Value item = array.items().get(i);
        node(items, item, ListIdentity.counterpart(schema, item, before), path.index(i));
      }
    }
  }

  private void object(Obj schema, Obj object, Value before, FieldPath path) {
    int size = object.fields().size();
    long least = schema.at("minProperties").asLong(0);
    long most = schema.at("maxProperties").asLong(Long.MAX_VALUE);
    if (size < least) {
      errors.add(FieldError.invalid(path, Value.of(size), path + " in body should have at least " + least + " properties"));
    }
    if (size > most) {
      errors.add(FieldError.tooMany(path, size, (int) most));
    }
    for (Value name : schema.list("required")) {
      if (!object.has(name.asString(""))) {
        errors.add(FieldError.required(path.child(name.asString("")), ""));
      }
    }
    Obj properties = schema.at("properties").asObj();
    for (Map.Entry<String, Value> field : object.fields().entrySet()) {
      Value below = properties.has(field.getKey()) ? properties.at(field.getKey()) : schema.at("additionalProperties");
      if (below instanceof Obj one) {
        node(one, field.getValue(), before.at(field.getKey()), path.child(field.getKey()));
      }
    }
  }
}
