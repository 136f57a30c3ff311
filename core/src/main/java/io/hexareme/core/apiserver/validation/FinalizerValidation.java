package io.hexareme.core.apiserver.validation;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finalizers: qualified names, and none added to an object that is being deleted. */
final class FinalizerValidation {
  private static final List<String> PLAIN = List.of("orphan", "foregroundDeletion", "kubernetes");

  private FinalizerValidation() {}

  /** @param free whether names need no domain before a slash */
  static List<FieldError> check(List<Value> finalizers, FieldPath path, boolean free) {
    List<FieldError> errors = new ArrayList<>();
    for (Value finalizer : finalizers) {
      String name = finalizer.asString("");
      LabelValidation.key(name).forEach(why -> errors.add(FieldError.invalid(path, name, why)));
      if (!free && errors.isEmpty() && !name.contains("/") && !PLAIN.contains(name)) {
        errors.add(FieldError.invalid(path, name, "name is neither a standard finalizer name nor is it fully qualified"));
      }
    }
    List<String> names = finalizers.stream().map(f -> f.asString("")).toList();
    if (names.contains("orphan") && names.contains("foregroundDeletion")) {
      errors.add(FieldError.invalid(path, Value.strings(names),
          "finalizer orphan and foregroundDeletion cannot be both set"));
    }
    return errors;
  }

  static List<FieldError> noneAdded(List<Value> before, List<Value> after, FieldPath path) {
    List<String> added = after.stream().filter(f -> !before.contains(f)).map(f -> f.asString("")).toList();
    if (added.isEmpty()) {
      return List.of();
    }
    String shown = added.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", ", "[]string{", "}"));
    return List.of(FieldError.forbidden(path,
        "no new finalizers can be added if the object is being deleted, found new finalizers " + shown));
  }
}
