package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Whether a value is of the type that its schema names. */
final class TypeCheck {
  private TypeCheck() {}

  static void check(Obj schema, Value value, FieldPath path, List<FieldError> errors) {
    String is = name(value);
    if (schema.at("x-kubernetes-int-or-string").asBool(false)) {
      if (!is.equals("integer") && !is.equals("string") && !(value.isNull() && schema.at("nullable").asBool(false))) {
        errors.add(Alternatives.failed(path, "must validate at least one schema (anyOf)"));
        errors.add(wrong(path, "integer", is));
      }
      return;
    }
    String wanted = schema.text("type");
    boolean fits = wanted.isEmpty() || is.equals(wanted)
        || value.isNull() && schema.at("nullable").asBool(false)
        || wanted.equals("number") && is.equals("integer");
    if (!fits) {
      errors.add(wrong(path, wanted, is));
    }
    if (schema.at("x-kubernetes-embedded-resource").asBool(false) && value instanceof Obj object) {
      embedded(object, path, errors);
    }
  }

  private static FieldError wrong(FieldPath path, String wanted, String is) {
    return FieldError.typeInvalid(path, Value.of(is), path + " in body must be of type " + wanted + ": \"" + is + "\"");
  }

  private static void embedded(Obj object, FieldPath path, List<FieldError> errors) {
    for (String field : new String[] {"apiVersion", "kind"}) {
      if (object.text(field).isEmpty()) {
        errors.add(FieldError.required(path.child(field), "must not be empty"));
      }
    }
  }

  /** A number without a fraction is an integer however it is written. */
  static String name(Value value) {
    return switch (value) {
      case Value.Str text -> "string";
      case Value.Int number -> "integer";
      case Value.Dec number -> number.value() == Math.rint(number.value()) ? "integer" : "number";
      case Value.Bool truth -> "boolean";
      case Value.Arr array -> "array";
      case Obj object -> "object";
      case Value.Null none -> "null";
    };
  }
}
