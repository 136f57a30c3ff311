package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.customresource.schema.SchemaFieldPath;
import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a version of a definition may say beside its schema, wherever that stands: columns, subresources, selectable fields. */
final class VersionRules {
  private static final List<String> COLUMN_TYPES = List.of("boolean", "date", "integer", "number", "string");
  private static final List<String> COLUMN_FORMATS = List.of("byte", "date", "date-time", "double", "float", "int32", "int64", "password");
  private static final List<String> SELECTABLE = List.of("string", "boolean", "integer");
  private static final int MOST_SELECTABLE = 8;
  private static final int LONGEST_WARNING = 256;

  private VersionRules() {}

  static void deprecation(Value version, FieldPath path, List<FieldError> errors) {
    Value warning = version.at("deprecationWarning");
    if (warning.isNull()) {
      return;
    }
    String text = warning.asString("");
    if (!version.at("deprecated").asBool(false)) {
      errors.add(FieldError.invalid(path, warning, "can only be set for deprecated versions"));
      return;
    }
    if (text.codePointCount(0, text.length()) > LONGEST_WARNING) {
      errors.add(FieldError.invalid(path, warning, "must be <= 256 characters long"));
    }
    if (text.isEmpty()) {
      errors.add(FieldError.invalid(path, warning, "must not be an empty string"));
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        errors.add(FieldError.invalid(path, warning,
            "must only contain printable UTF-8 characters; non-printable character found at index " + i));
        return;
      }
    }
  }

  static void columns(List<Value> columns, FieldPath path, List<FieldError> errors) {
    for (int i = 0; i < columns.size(); i++) {
      column(columns.get(i), path.index(i), errors);
    }
  }

  /** @param path of the subresources */
  static void subresources(Value subresources, FieldPath path, List<FieldError> errors) {
    scale(subresources.at("scale"), path, errors);
  }

  private static void scale(Value scale, FieldPath path, List<FieldError> errors) {
    if (scale.isNull()) {
      return;
    }
    scalePath(scale.text("specReplicasPath"), path.child("scale.specReplicasPath"), ".spec.", "should be a json path under .spec", errors);
    scalePath(scale.text("statusReplicasPath"), path.child("scale.statusReplicasPath"), ".status.", "should be a json path under .status", errors);
    String selector = scale.text("labelSelectorPath");
    if (!selector.isEmpty() && !selector.startsWith(".spec.") && !selector.startsWith(".status.")) {
      errors.add(FieldError.invalid(
          path.child("scale.labelSelectorPath"), selector, "should be a json path under either .spec or .status"));
    }
  }

  private static void scalePath(String text, FieldPath path, String prefix, String why, List<FieldError> errors) {
    if (text.isEmpty()) {
      errors.add(FieldError.required(path, ""));
    } else if (text.charAt(0) != '.') {
      errors.add(FieldError.invalid(path, text, "must be a simple json path starting with ."));
    } else if (!text.startsWith(prefix)) {
      errors.add(FieldError.invalid(path, text, why));
    }
  }

  private static void column(Value column, FieldPath path, List<FieldError> errors) {
    if (column.text("name").isEmpty()) {
      errors.add(FieldError.required(path.child("name"), ""));
    }
    String types = "must be one of " + String.join(",", COLUMN_TYPES);
    if (column.text("type").isEmpty()) {
      errors.add(FieldError.required(path.child("type"), types));
    } else if (!COLUMN_TYPES.contains(column.text("type"))) {
      errors.add(FieldError.invalid(path.child("type"), column.at("type"), types));
    }
    if (!column.text("format").isEmpty() && !COLUMN_FORMATS.contains(column.text("format"))) {
      errors.add(FieldError.invalid(path.child("format"), column.at("format"), "must be one of " + String.join(",", COLUMN_FORMATS)));
    }
    String jsonPath = column.text("jsonPath");
    if (jsonPath.isEmpty()) {
      errors.add(FieldError.required(path.child("JSONPath"), ""));
    } else if (jsonPath.charAt(0) != '.') {
      errors.add(FieldError.invalid(path.child("JSONPath"), jsonPath, "must be a simple json path starting with ."));
    }
  }

  /** @param schema that the fields are in */
  static void selectable(List<Value> fields, StructuralSchema schema, FieldPath path, List<FieldError> errors) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < fields.size(); i++) {
      String text = fields.get(i).text("jsonPath");
      FieldPath at = path.index(i).child("jsonPath");
      if (text.isEmpty()) {
        errors.add(FieldError.required(at, ""));
        continue;
      }
      switch (SchemaFieldPath.follow(text, schema, false)) {
        case SchemaFieldPath.Led.Nowhere(String why) -> errors.add(FieldError.invalid(at, text, "is an invalid path: " + why));
        case SchemaFieldPath.Led.To(FieldPath to, StructuralSchema found) -> {
          if (to.toString().equals("metadata") || to.toString().startsWith("metadata.")) {
            errors.add(FieldError.invalid(at, text, "must not point to fields in metadata"));
          }
          if (!SELECTABLE.contains(found.type())) {
            errors.add(FieldError.invalid(at, text, "must point to a field of type string, boolean or integer. Enum string fields and "
                + "strings with formats are allowed."));
          }
          if (!seen.add(to.toString())) {
            errors.add(FieldError.duplicate(at, Value.of(text)));
          }
        }
      }
    }
    if (seen.size() > MOST_SELECTABLE) {
      errors.add(FieldError.tooMany(path, seen.size(), MOST_SELECTABLE));
    }
  }
}
