package io.hexareme.core.apiserver.customresource.rule;

import io.hexareme.core.machinery.FixedVariables;
import io.hexareme.core.apiserver.customresource.schema.ListIdentity;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.expression.Expression.Outcome;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One object judged by the rules of its schema, until all have been asked or the budget is spent. */
final class RuleRun {
  /** What all rules together may cost on one object, and one rule each time. In units of CEL; both are Kubernetes'. */
  static final long BUDGET = 10_000_000;
  static final long PER_CALL = 1_000_000;
  private static final int LONGEST_MESSAGE = 5 * 1024;

  private final List<FieldError> errors = new ArrayList<>();
  private long left = BUDGET;

  /** @param before {@code NULL} for a new object */
  List<FieldError> judge(RuleTree tree, Value value, Value before, FieldPath path) {
    node(tree, value, before, path);
    return errors;
  }

  private void node(RuleTree tree, Value value, Value before, FieldPath path) {
    if (value.isNull()) {
      return;
    }
    for (CompiledRule rule : tree.rules()) {
      if (left < 0) {
        return;
      }
      // What is as it was is not judged anew, except by those who compare the two.
      if (rule.usesOld() || before.isNull() || !before.equals(value)) {
        ask(tree, rule, value, before, path);
      }
    }
    tree.fields().forEach((field, below) -> {
      if (left >= 0 && value.asObj().has(field)) {
        node(below, value.at(field), before.at(field), path.child(field));
      }
    });
    if (tree.items() != null) {
      for (int i = 0; i < value.items().size() && left >= 0; i++) {
        Value item = value.items().get(i);
        node(tree.items(), item, ListIdentity.counterpart(tree.schema().raw(), item, before), path.index(i));
      }
    }
    if (tree.values() != null) {
      value.asObj().fields().forEach((key, one) -> {
        if (left >= 0) {
          node(tree.values(), one, before.at(key), path.key(key));
        }
      });
    }
  }

  private void ask(RuleTree tree, CompiledRule rule, Value value, Value before, FieldPath path) {
    Expression expression = before.isNull() ? rule.first() : rule.expression();
    if (expression == null) {
      return; // a rule about changes, and nothing has changed
    }
    Value type = Value.of(tree.schema().type());
    Expression.Variables variables = variables(value, before);
    Outcome outcome = expression.evaluate(variables, PER_CALL);
    if (outcome.cost() > left) {
      errors.add(FieldError.invalid(path, type, "validation failed due to running out of cost budget, no further validation rules will be run"));
      left = -1;
      return;
    }
    left -= outcome.cost();
    switch (outcome) {
      case Outcome.Result(Value result, long cost) -> {
        if (result != Value.Bool.TRUE) {
          fail(tree, rule, value, variables, path);
        }
      }
      case Outcome.Failed(String message, long cost) when message.startsWith("no such overload") -> errors.add(FieldError.invalid(path, type,
          "'" + message + "': call arguments did not match a supported operator, function or macro signature for rule: " + rule.shown()));
      case Outcome.Failed(String message, long cost) ->
          errors.add(FieldError.invalid(path, type, message + " evaluating rule: " + rule.shown()));
      case Outcome.TooCostly(long cost) -> {
        errors.add(FieldError.invalid(path, type, "'operation cancelled: actual cost limit exceeded': "
            + "no further validation rules will be run due to call cost exceeds limit for rule: " + rule.shown()));
        left = -1;
      }
    }
  }

  private static Expression.Variables variables(Value value, Value before) {
    Map<String, Value> known = before.isNull()
        ? Ordered.entries(Map.entry("self", value))
        : Ordered.map("self", value, "oldSelf", before);
    return new FixedVariables(known);
  }

  private void fail(RuleTree tree, CompiledRule rule, Value value, Expression.Variables variables, FieldPath path) {
    FieldPath at = rule.told(path);
    String detail = message(rule, variables);
    boolean shown = !tree.schema().type().equals("object") && !tree.schema().type().equals("array");
    errors.add(switch (rule.rule().text("reason")) {
      case "FieldValueForbidden" -> FieldError.forbidden(at, detail);
      case "FieldValueRequired" -> FieldError.required(at, detail);
      case "FieldValueDuplicate" -> shown ? FieldError.duplicate(at, value)
          : new FieldError(FieldError.Type.DUPLICATE, at.toString(), "", "");
      default -> shown ? FieldError.invalid(at, value, detail)
          : new FieldError(FieldError.Type.INVALID, at.toString(), "", detail);
    });
  }

  /** A message that cannot be made, or is no message, is not told; the rule's own is. */
  private String message(CompiledRule rule, Expression.Variables variables) {
    if (rule.message() == null) {
      return rule.defaultMessage();
    }
    Outcome outcome = rule.message().evaluate(variables, Math.min(PER_CALL, Math.max(left, 1)));
    left -= outcome.cost();
    String made = outcome instanceof Outcome.Result(Value.Str text, long cost) ? text.value().strip() : "";
    boolean fits = !made.isEmpty() && !made.contains("\n") && made.length() <= LONGEST_MESSAGE;
    return fits ? made : rule.defaultMessage();
  }
}
