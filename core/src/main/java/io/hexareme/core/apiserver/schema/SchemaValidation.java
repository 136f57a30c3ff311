package io.hexareme.core.apiserver.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks for required fields and for known values of enumerations, in a pruned and defaulted object. As in Go, a required field that is
 * empty or zero counts as missing. The object's own {@code metadata} and {@code status} are left alone: the one has rules of its own,
 * the other is the word of a controller.
 */
public final class SchemaValidation {
  private final SchemaRegistry registry;

  public SchemaValidation(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** All findings, in the order of the type's fields. */
  public List<FieldError> validate(Value.Obj object, TypeSchema type) {
    List<FieldError> errors = new ArrayList<>();
    for (FieldSchema field : type.fields().values()) {
      if (!field.name().equals("metadata") && !field.name().equals("status")) {
        field(object.at(field.name()), field, FieldPath.of(field.name()), errors);
      }
    }
    return errors;
  }

  private void struct(Value.Obj object, TypeSchema type, FieldPath path, List<FieldError> errors) {
    for (FieldSchema field : type.fields().values()) {
      field(object.at(field.name()), field, path.child(field.name()), errors);
    }
  }

  private void field(Value value, FieldSchema field, FieldPath path, List<FieldError> errors) {
    if (field.required() && isMissing(value)) {
      errors.add(FieldError.required(path, ""));
    } else if (!value.isNull()) {
      below(value, field, field.type(), path, errors);
    }
  }

  private static boolean isMissing(Value value) {
    return switch (value) {
      case Value.Null none -> true;
      case Value.Str text -> text.value().isEmpty();
      case Value.Int number -> number.value() == 0;
      case Value.Arr array -> array.isEmpty();
      case Value.Obj object -> false;
      case Value.Dec number -> false;
      case Value.Bool truth -> false;
    };
  }

  private void below(Value value, FieldSchema field, FieldType type, FieldPath path, List<FieldError> errors) {
    switch (type) {
      case Scalar scalar -> enumeration(value, field.enumeration(), path, errors);
      case Ref ref -> {
        if (value instanceof Value.Obj object) {
          struct(object, registry.resolve(ref), path, errors);
        }
      }
      case ListOf list -> {
        for (int i = 0; i < value.items().size(); i++) {
          below(value.items().get(i), field, list.items(), path.index(i), errors);
        }
      }
      case MapOf map -> {
        if (!(map.values() instanceof Scalar)) {
          for (Map.Entry<String, Value> entry : value.asObj().fields().entrySet()) {
            below(entry.getValue(), field, map.values(), path.key(entry.getKey()), errors);
          }
        }
      }
    }
  }

  private static void enumeration(Value value, List<String> supported, FieldPath path, List<FieldError> errors) {
    if (!supported.isEmpty() && value instanceof Value.Str text && !supported.contains(text.value())) {
      errors.add(FieldError.notSupported(path, value, supported));
    }
  }
}
