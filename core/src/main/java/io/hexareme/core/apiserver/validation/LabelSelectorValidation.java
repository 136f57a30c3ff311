package io.hexareme.core.apiserver.validation;

import io.hexareme.ports.value.Value;
import java.util.List;

/** What is wrong with a LabelSelector object. */
public final class LabelSelectorValidation {
  private LabelSelectorValidation() {}

  public static void check(Value selector, FieldPath path, List<FieldError> errors) {
    errors.addAll(LabelValidation.labels(selector.at("matchLabels"), path.child("matchLabels")));
    List<Value> expressions = selector.list("matchExpressions");
    for (int i = 0; i < expressions.size(); i++) {
      expression(expressions.get(i), path.child("matchExpressions").index(i), errors);
    }
  }

  private static void expression(Value expression, FieldPath path, List<FieldError> errors) {
    boolean hasValues = !expression.list("values").isEmpty();
    switch (expression.text("operator")) {
      case "In", "NotIn" -> {
        if (!hasValues) {
          errors.add(FieldError.required(path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'"));
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (hasValues) {
          errors.add(FieldError.forbidden(path.child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
        }
      }
      default -> errors.add(FieldError.invalid(path.child("operator"), expression.text("operator"), "not a valid selector operator"));
    }
    String key = expression.text("key");
    LabelValidation.key(key).forEach(why -> errors.add(FieldError.invalid(path.child("key"), key, why)));
    for (int i = 0; i < expression.list("values").size(); i++) {
      Value value = expression.list("values").get(i);
      FieldPath at = path.child("values").index(i);
      LabelValidation.value(value.asString("")).forEach(why -> errors.add(FieldError.invalid(at, value, why)));
    }
  }

  /** Whether a selector object asks for nothing. */
  public static boolean isEmpty(Value selector) {
    return selector.at("matchLabels").asObj().isEmpty() && selector.list("matchExpressions").isEmpty();
  }
}
