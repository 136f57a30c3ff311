package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.expression.Expression.Outcome;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionLanguage.Compilation;
import io.hexareme.ports.expression.ExpressionLanguage.Environment;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Bool;
import io.hexareme.ports.value.Value.Null;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A webhook's {@code matchConditions}: all must hold. One that is false skips the webhook, whatever becomes of the others; one that
 * cannot be decided refuses the write, or skips the webhook where its failure policy is Ignore (KEP-3716).
 */
final class HookConditions {
  private static final long COST_LIMIT = 2_500_000;
  private static final int KEPT = 1_000;

  private final ExpressionLanguage language;
  /** By text; conditions are few, but those of configurations that are gone are not kept forever. */
  private final Map<String, Compilation> compiled = new LinkedHashMap<>();

  HookConditions(ExpressionLanguage language) {
    this.language = language;
  }

  /** @throws io.hexareme.core.apiserver.status.Refusal when a condition cannot be decided and the webhook must not be missed */
  boolean hold(Hook hook, Seen seen) {
    List<Value> conditions = hook.spec().list("matchConditions");
    if (conditions.isEmpty()) {
      return true;
    }
    Expression.Variables variables = new Expression.Fixed(variables(seen));
    List<String> problems = new ArrayList<>();
    for (Value condition : conditions) {
      switch (run(condition.text("expression"), variables)) {
        case Outcome.Result result when result.value() == Bool.FALSE -> {
          return false;
        }
        case Outcome.Result result -> { }
        case Outcome.Failed failed -> problems.add(failed.message());
        case Outcome.TooCostly costly -> problems.add("operation cancelled: actual cost limit exceeded");
      }
    }
    if (problems.isEmpty()) {
      return true;
    }
    if (hook.failsOpen()) {
      return false;
    }
    throw Refusals.forbidden(seen.attributes().resource().group(), seen.attributes().resource().plural(), seen.attributes().name(),
        problems.size() == 1 ? problems.getFirst() : "[" + String.join(", ", problems) + "]");
  }

  private Outcome run(String text, Expression.Variables variables) {
    return switch (compilation(text)) {
      case Compilation.Compiled(Expression expression) -> expression.evaluate(variables, COST_LIMIT);
      case Compilation.Rejected(String message) -> new Outcome.Failed("compilation failed: " + message, 0);
    };
  }

  private Compilation compilation(String text) {
    if (compiled.size() > KEPT) {
      compiled.clear();
    }
    return compiled.computeIfAbsent(text, t -> language.compile(t, environment()));
  }

  /** What conditions may refer to. */
  static Environment environment() {
    Map<String, ExpressionType> variables = new LinkedHashMap<>();
    List.of("object", "oldObject", "request").forEach(name -> variables.put(name, Simple.DYN));
    return new Environment(variables, Simple.BOOL, false);
  }

  private static Map<String, Value> variables(Seen seen) {
    Map<String, Value> variables = new LinkedHashMap<>();
    variables.put("object", orNull(seen.object()));
    variables.put("oldObject", orNull(seen.before()));
    variables.put("request", Question.request(seen, "").without("object").without("oldObject"));
    return variables;
  }

  private static Value orNull(Obj object) {
    return object == null ? Null.NULL : object;
  }
}
