package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.customresource.schema.SchemaFieldPath;
import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** What stands beside the expressions of {@code x-kubernetes-validations}: messages, reasons, paths. */
final class ValidationRules {
  private static final List<String> REASONS =
      List.of("FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired");

  private ValidationRules() {}

  static void check(Obj schema, FieldPath path, List<FieldError> errors) {
    List<Value> rules = schema.list("x-kubernetes-validations");
    for (int i = 0; i < rules.size(); i++) {
      texts(rules.get(i), path.index(i), errors);
      rest(schema, rules.get(i), path.index(i), errors);
    }
  }

  private static void texts(Value rule, FieldPath path, List<FieldError> errors) {
    String text = rule.text("rule").strip();
    String message = rule.text("message");
    if (text.isEmpty()) {
      errors.add(FieldError.required(path.child("rule"), "rule is not specified"));
    } else if (!message.isEmpty() && message.isBlank()) {
      errors.add(FieldError.invalid(path.child("message"), message, "must be non-empty if specified"));
    } else if (hasLines(message.strip())) {
      errors.add(FieldError.invalid(path.child("message"), message, "must not contain line breaks"));
    } else if (hasLines(text) && message.isBlank()) {
      errors.add(FieldError.required(path.child("message"), "message must be specified if rule contains line breaks"));
    }
    String expression = rule.text("messageExpression");
    if (!expression.isEmpty() && expression.isBlank()) {
      errors.add(FieldError.required(path.child("messageExpression"), "messageExpression must be non-empty if specified"));
    }
  }

  private static void rest(Obj schema, Value rule, FieldPath path, List<FieldError> errors) {
    if (!rule.at("reason").isNull() && !REASONS.contains(rule.text("reason"))) {
      errors.add(FieldError.notSupported(path.child("reason"), rule.at("reason"), REASONS));
    }
    String field = rule.text("fieldPath");
    if (field.isEmpty()) {
      return;
    }
    FieldPath at = path.child("fieldPath");
    if (field.isBlank()) {
      errors.add(FieldError.invalid(at, field, "must be non-empty if specified"));
    }
    if (hasLines(field)) {
      errors.add(FieldError.invalid(at, field, "must not contain line breaks"));
    }
    if (SchemaFieldPath.follow(field, StructuralSchema.of(schema), true) instanceof SchemaFieldPath.Led.Nowhere) {
      errors.add(FieldError.invalid(at, field, "must be a valid path"));
    }
  }

  private static boolean hasLines(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }
}
