package io.hexareme.core.apiserver.review;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.LabelSyntax;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of the selectors in a review (KEP-4601). Operators that nobody knows are let through: a newer client may mean something by
 * them, and what is not understood never widens what is allowed.
 */
final class SelectorRules {
  private SelectorRules() {}

  static List<FieldError> errors(Value attributes, FieldPath path) {
    List<FieldError> errors = new ArrayList<>();
    selector(attributes.at("fieldSelector"), path.child("fieldSelector"), false, errors);
    selector(attributes.at("labelSelector"), path.child("labelSelector"), true, errors);
    return errors;
  }

  private static void selector(Value selector, FieldPath path, boolean labels, List<FieldError> errors) {
    if (selector.isNull()) {
      return;
    }
    String raw = selector.text("rawSelector");
    List<Value> requirements = selector.list("requirements");
    if (!raw.isEmpty() && !requirements.isEmpty()) {
      errors.add(FieldError.invalid(path.child("rawSelector"), raw, "may not specified at the same time as requirements"));
    }
    if (raw.isEmpty() && requirements.isEmpty()) {
      errors.add(FieldError.required(path.child("requirements"), "when " + path + " is specified, requirements or rawSelector is required"));
    }
    for (int i = 0; i < requirements.size(); i++) {
      requirement(requirements.get(i), path.child("requirements").index(i), labels, errors);
    }
  }

  private static void requirement(Value requirement, FieldPath path, boolean labels, List<FieldError> errors) {
    if (!labels && requirement.text("key").isEmpty()) {
      errors.add(FieldError.required(path.child("key"), "must be specified"));
    }
    boolean empty = requirement.list("values").isEmpty();
    switch (requirement.text("operator")) {
      case "In", "NotIn" -> {
        if (empty) {
          errors.add(FieldError.required(path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'"));
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!empty) {
          errors.add(FieldError.forbidden(path.child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
        }
      }
      default -> { } // not known here
    }
    if (labels) {
      LabelSyntax.keyProblems(requirement.text("key")).forEach(problem ->
          errors.add(FieldError.invalid(path.child("key"), requirement.text("key"), problem)));
      values(requirement.list("values"), path.child("values"), errors);
    }
  }

  private static void values(List<Value> values, FieldPath path, List<FieldError> errors) {
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i).asString("");
      FieldPath at = path.index(i);
      LabelSyntax.valueProblems(value).forEach(problem -> errors.add(FieldError.invalid(at, value, problem)));
    }
  }
}
