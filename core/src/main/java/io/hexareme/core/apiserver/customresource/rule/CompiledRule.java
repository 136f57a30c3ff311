package io.hexareme.core.apiserver.customresource.rule;

import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.value.Value;

/**
 * One rule that compiles.
 *
 * @param rule as the definition has it
 * @param expression the rule where there is an old value to compare with, or where it needs none
 * @param first the rule where there is no old value; null when it is not asked then
 * @param message null when there is no {@code messageExpression}
 */
record CompiledRule(Value rule, boolean usesOld, Expression expression, Expression first, Expression message) {

  /** The field that is told as wrong, below the value that the rule is about; empty for the value itself. */
  String fieldPath() {
    String path = rule.text("fieldPath");
    return path.startsWith(".") ? path.substring(1) : path;
  }

  /** The rule in words, or in its own. */
  String shown() {
    return rule.text("message").isEmpty() ? rule.text("rule").strip() : rule.text("message").strip();
  }

  String defaultMessage() {
    return rule.text("message").isEmpty() ? "failed rule: " + shown() : shown();
  }
}
