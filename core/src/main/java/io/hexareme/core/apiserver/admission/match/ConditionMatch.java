package io.hexareme.core.apiserver.admission.match;

import io.hexareme.core.machinery.TypeWords;
import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionLanguage.Compilation;
import io.hexareme.ports.expression.ExpressionLanguage.Environment;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Bool;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code matchConditions} of a webhook or a policy: all must be true. One that is false settles it, even if others fail. Compiled
 * once: keep it as long as what it was read from stays the same.
 */
public final class ConditionMatch {
  /** What all conditions of one webhook or policy may cost together. */
  public static final long BUDGET = 2_500_000;
  /** What one expression may cost. */
  public static final long ONE = 1_000_000;

  private final List<Condition> conditions;

  private ConditionMatch(List<Condition> conditions) {
    this.conditions = conditions;
  }

  private record Condition(String name, String text, Compilation compilation) {}

  /** What the conditions say. */
  public sealed interface Verdict {
    record Matches() implements Verdict {}

    /** The condition of that name is false. */
    record Differs(String condition) implements Verdict {}

    /** None is false, and some could not be judged; what follows is up to the failure policy. */
    record Failed(String message) implements Verdict {}
  }

  /** @param conditions objects with {@code name} and {@code expression} */
  public static ConditionMatch of(ExpressionLanguage language, List<Value> conditions, Environment environment) {
    Environment any = new Environment(environment.variables(), Simple.DYN, environment.authorizer());
    return new ConditionMatch(conditions.stream().map(condition -> new Condition(condition.text("name"),
        condition.text("expression"), language.compile(condition.text("expression"), any))).toList());
  }

  /**
   * What is wrong with an expression that must yield a truth value, as validation reports it; empty when nothing is.
   */
  public static String problem(ExpressionLanguage language, String expression, Environment environment) {
    return problem(language.compile(expression, new Environment(environment.variables(), Simple.DYN, environment.authorizer())));
  }

  private static String problem(Compilation compilation) {
    return switch (compilation) {
      case Compilation.Rejected rejected -> "compilation failed: " + rejected.message();
      case Compilation.Compiled(Expression expression) ->
          expression.resultType() == Simple.BOOL ? "" : "must evaluate to bool but got " + TypeWords.of(expression.resultType());
    };
  }

  public boolean isEmpty() {
    return conditions.isEmpty();
  }

  /** Judges a write. */
  public Verdict judge(Expression.Variables variables) {
    List<String> errors = new ArrayList<>();
    long left = BUDGET;
    for (Condition condition : conditions) {
      String problem = problem(condition.compilation());
      if (!problem.isEmpty()) {
        errors.add("compilation error: " + problem);
      } else {
        Expression.Outcome outcome = ((Compilation.Compiled) condition.compilation()).expression().evaluate(variables, Math.min(left, ONE));
        left -= outcome.cost();
        switch (outcome) {
          case Expression.Outcome.Result(Value value, long cost) when value == Bool.FALSE -> {
            return new Verdict.Differs(condition.name());
          }
          case Expression.Outcome.Result(Value value, long cost) when value == Bool.TRUE -> { }
          case Expression.Outcome.Result _ -> errors.add(failed(condition, "no truth value"));
          case Expression.Outcome.Failed(String message, long cost) -> errors.add(failed(condition, message));
          case Expression.Outcome.TooCostly _ -> {
            errors.add(left <= 0
                ? "validation failed due to running out of cost budget, no further validation rules will be run"
                : failed(condition, "operation cancelled: actual cost limit exceeded"));
          }
        }
      }
    }
    return errors.isEmpty() ? new Verdict.Matches() : new Verdict.Failed(aggregate(errors));
  }

  private static String failed(Condition condition, String message) {
    return "expression '" + condition.text() + "' resulted in error: " + message;
  }

  /** One error stands alone, several stand in brackets, each once. */
  private static String aggregate(List<String> errors) {
    List<String> distinct = errors.stream().distinct().toList();
    return distinct.size() == 1 ? distinct.getFirst() : "[" + String.join(", ", distinct) + "]";
  }
}
