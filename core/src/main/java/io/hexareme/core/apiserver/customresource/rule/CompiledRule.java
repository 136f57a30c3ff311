package io.hexareme.core.apiserver.customresource.rule;

import io.hexareme.core.apiserver.customresource.schema.SchemaFieldPath;
import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.value.Value;

/**
 * One rule that compiles.
 *
 * @param rule as the definition has it; {@code schema} of the value that it is about
 * @param expression the rule where there is an old value to compare with, or where it needs none
 * @param first the rule where there is no old value; null when it is not asked then
 * @param message null when there is no {@code messageExpression}
 */
record CompiledRule(Value rule, StructuralSchema schema, boolean usesOld, Expression expression, Expression first, Expression message) {

  /** The field that is told as wrong when the value is at {@code path}: one below it, or the value itself. */
  FieldPath told(FieldPath path) {
    String field = rule.text("fieldPath");
    return !field.isEmpty() && SchemaFieldPath.follow(field, schema, true) instanceof SchemaFieldPath.Led.To(FieldPath below, var leaf)
        ? path.child(below.toString()) : path;
  }

  /** The rule in words, or in its own. */
  String shown() {
    return rule.text("message").isEmpty() ? rule.text("rule").strip() : rule.text("message").strip();
  }

  String defaultMessage() {
    return rule.text("message").isEmpty() ? "failed rule: " + shown() : shown();
  }
}
