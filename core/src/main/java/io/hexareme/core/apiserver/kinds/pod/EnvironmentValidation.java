package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import java.util.List;

/** What is wrong with the environment of a container. */
final class EnvironmentValidation {
  private static final List<String> POD_FIELDS = List.of("metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName",
      "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs");
  private static final String NAME_WORDS =
      "a valid environment variable name must consist only of printable ASCII characters other than '='";

  private EnvironmentValidation() {}

  static void check(Value container, FieldPath path, List<FieldError> errors) {
    List<Value> variables = container.list("env");
    for (int i = 0; i < variables.size(); i++) {
      FieldPath at = path.child("env").index(i);
      name(variables.get(i).text("name"), at.child("name"), errors);
      valueFrom(variables.get(i), at.child("valueFrom"), errors);
    }
    List<Value> sources = container.list("envFrom");
    for (int i = 0; i < sources.size(); i++) {
      source(sources.get(i), path.child("envFrom").index(i), errors);
    }
  }

  private static void name(String name, FieldPath at, List<FieldError> errors) {
    if (name.chars().anyMatch(c -> c < ' ' || c > '~' || c == '=')) {
      errors.add(FieldError.invalid(at, name, NAME_WORDS));
    }
  }

  private static void valueFrom(Value variable, FieldPath at, List<FieldError> errors) {
    Value from = variable.at("valueFrom");
    if (from.isNull()) {
      return;
    }
    if (from.asObj().isEmpty()) {
      errors.add(FieldError.invalid(at, "",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"));
    } else if (!variable.text("value").isEmpty()) {
      errors.add(FieldError.invalid(at, "", "may not be specified when `value` is not empty"));
    } else if (from.asObj().fields().size() > 1) {
      errors.add(FieldError.invalid(at, "", "may not have more than one field specified at a time"));
    }
    for (String reference : List.of("configMapKeyRef", "secretKeyRef")) {
      if (!from.at(reference).isNull()) {
        keyReference(from.at(reference), at.child(reference), errors);
      }
    }
    if (!from.at("fieldRef").isNull()) {
      fieldReference(from.text("fieldRef", "fieldPath"), at.child("fieldRef").child("fieldPath"), errors);
    }
  }

  private static void keyReference(Value reference, FieldPath at, List<FieldError> errors) {
    if (reference.text("name").isEmpty()) {
      errors.add(FieldError.required(at.child("name"), ""));
    }
    String key = reference.text("key");
    if (!key.isEmpty()) {
      Names.configKey(key).forEach(why -> errors.add(FieldError.invalid(at.child("key"), key, why)));
    }
  }

  private static void fieldReference(String field, FieldPath at, List<FieldError> errors) {
    boolean subscript = field.matches("metadata\\.(labels|annotations)\\['.+'\\]");
    if (!field.isEmpty() && !subscript && !POD_FIELDS.contains(field)) {
      errors.add(FieldError.notSupported(at, Value.of(field), POD_FIELDS));
    }
  }

  private static void source(Value source, FieldPath at, List<FieldError> errors) {
    name(source.text("prefix"), at.child("prefix"), errors);
    int sources = 0;
    for (String kind : List.of("configMapRef", "secretRef")) {
      if (!source.at(kind).isNull()) {
        sources++;
        if (source.text(kind, "name").isEmpty()) {
          errors.add(FieldError.required(at.child(kind).child("name"), ""));
        }
      }
    }
    if (sources == 0) {
      errors.add(FieldError.invalid(at, "", "must specify one of: `configMapRef` or `secretRef`"));
    } else if (sources > 1) {
      errors.add(FieldError.invalid(at, "", "may not have more than one field specified at a time"));
    }
  }
}
