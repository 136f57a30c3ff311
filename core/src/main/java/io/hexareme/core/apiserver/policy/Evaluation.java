package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.admission.match.ConditionMatch;
import io.hexareme.core.apiserver.policy.Program.Text;
import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.expression.ExpressionLanguage.Compilation;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** The expressions of one policy about one write with one set of parameters: all share a budget, and variables are made when needed. */
final class Evaluation implements Expression.Variables {
  private static final long BUDGET = 10_000_000;
  private static final String NO_BUDGET =
      "validation failed due to running out of cost budget, no further validation rules will be run";

  private final Program program;
  private final AdmissionVariables write;
  private final Map<String, Answer> made = new LinkedHashMap<>();
  private long left = BUDGET;

  Evaluation(Program program, AdmissionVariables write) {
    this.program = program;
    this.write = write;
  }

  /** What an expression says. */
  sealed interface Answer {
    record Said(Value value) implements Answer {}

    record Failed(String message) implements Answer {}
  }

  /** Runs an expression of the policy. */
  Answer run(Text text) {
    return switch (text.compilation()) {
      case Compilation.Rejected rejected -> new Answer.Failed("compilation error: compilation failed: " + rejected.message());
      case Compilation.Compiled compiled -> run(text.text(), compiled.expression());
    };
  }

  private Answer run(String text, Expression expression) {
    if (left <= 0) {
      return new Answer.Failed(NO_BUDGET);
    }
    Expression.Outcome outcome = expression.evaluate(this, ConditionMatch.ONE);
    left -= outcome.cost();
    if (left <= 0) {
      return new Answer.Failed(NO_BUDGET);
    }
    return switch (outcome) {
      case Expression.Outcome.Result result -> new Answer.Said(result.value());
      case Expression.Outcome.Failed failed -> new Answer.Failed(failed(text, failed.message()));
      case Expression.Outcome.TooCostly _ -> new Answer.Failed(failed(text, "operation cancelled: actual cost limit exceeded"));
    };
  }

  private static String failed(String text, String message) {
    return "expression '" + text + "' resulted in error: " + message;
  }

  @Override
  public Value value(String name) {
    Text variable = program.variables().get(name);
    return variable == null ? write.value(name) : made(name, variable);
  }

  private Value made(String name, Text variable) {
    Answer answer = made.get(name);
    if (answer == null) {
      answer = run(variable);
      made.put(name, answer);
    }
    String shown = name.substring(name.indexOf('.') + 1);
    return switch (answer) {
      case Answer.Said(Value value) -> value;
      case Answer.Failed(String message) ->
          throw new Expression.Unknown("composited variable \"" + shown + "\" fails to evaluate: " + message);
    };
  }

  @Override
  public Expression.Authority authority() {
    return write.authority();
  }
}
