package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one version of a definition may say beside its schema: columns, subresources, selectable fields. */
final class VersionRules {
  private static final List<String> COLUMN_TYPES = List.of("boolean", "date", "integer", "number", "string");
  private static final List<String> COLUMN_FORMATS = List.of("byte", "date", "date-time", "double", "float", "int32", "int64", "password");
  private static final int MOST_SELECTABLE = 8;

  private VersionRules() {}

  static void check(Value version, FieldPath path, List<FieldError> errors) {
    if (version.at("schema", "openAPIV3Schema").isNull()) {
      errors.add(FieldError.required(path.child("schema", "openAPIV3Schema"), ""));
    }
    scale(version.at("subresources", "scale"), path.child("subresources"), errors);
    List<Value> columns = version.list("additionalPrinterColumns");
    for (int i = 0; i < columns.size(); i++) {
      column(columns.get(i), path.child("additionalPrinterColumns").index(i), errors);
    }
    selectable(version, path.child("selectableFields"), errors);
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

  private static void selectable(Value version, FieldPath path, List<FieldError> errors) {
    StructuralSchema schema = StructuralSchema.of(version.at("schema", "openAPIV3Schema"));
    Set<String> seen = new LinkedHashSet<>();
    List<Value> fields = version.list("selectableFields");
    for (int i = 0; i < fields.size(); i++) {
      String text = fields.get(i).text("jsonPath");
      FieldPath at = path.index(i).child("jsonPath");
      if (text.isEmpty()) {
        errors.add(FieldError.required(at, ""));
        continue;
      }
      StructuralSchema found = find(schema, text);
      if (found == null) {
        errors.add(FieldError.invalid(at, text, "is an invalid path: does not refer to a valid field"));
        continue;
      }
      if (text.startsWith(".metadata.")) {
        errors.add(FieldError.invalid(at, text, "must not point to fields in metadata"));
      }
      if (!List.of("string", "boolean", "integer").contains(found.type())) {
        errors.add(FieldError.invalid(at, text, "must point to a field of type string, boolean or integer. Enum string fields and "
            + "strings with formats are allowed."));
      }
      if (!seen.add(text)) {
        errors.add(FieldError.duplicate(at, Value.of(text)));
      }
    }
    if (seen.size() > MOST_SELECTABLE) {
      errors.add(FieldError.tooMany(path, seen.size(), MOST_SELECTABLE));
    }
  }

  /** Null when there is nothing there. */
  private static StructuralSchema find(StructuralSchema schema, String path) {
    StructuralSchema node = schema;
    for (String step : path.charAt(0) == '.' ? path.substring(1).split("\\.", -1) : new String[0]) {
      node = node == null ? null : node.properties().get(step);
    }
    return node == schema ? null : node;
  }
}
