package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.machinery.FixedVariables;
import io.hexareme.core.apiserver.authentication.JwtIssuer.ClaimRule;
import io.hexareme.core.apiserver.authentication.JwtIssuer.Source;
import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** The expressions of an issuer's configuration, compiled once. */
final class ClaimExpressions {
  /** As Kubernetes bounds one expression of an authenticator. */
  private static final long COST = 10_000_000;

  private final Map<String, Expression> compiled = new LinkedHashMap<>();

  /** @throws IllegalArgumentException when one does not compile */
  ClaimExpressions(JwtIssuer issuer, ExpressionLanguage language) {
    issuer.claimRules().forEach(rule -> {
      if (rule instanceof ClaimRule.Checked(JwtIssuer.ExpressionRule checked)) {
        add(language, checked.expression(), "claims");
      }
    });
    JwtIssuer.Mappings mappings = issuer.mappings();
    add(language, mappings.username());
    mappings.groups().ifPresent(source -> add(language, source));
    mappings.uid().ifPresent(source -> add(language, source));
    mappings.extra().forEach(extra -> add(language, extra.expression(), "claims"));
    issuer.userRules().forEach(rule -> add(language, rule.expression(), "user"));
  }

  private void add(ExpressionLanguage language, Source source) {
    if (source instanceof Source.Computed(String expression)) {
      add(language, expression, "claims");
    }
  }

  private void add(ExpressionLanguage language, String expression, String variable) {
    ExpressionLanguage.Environment environment = new ExpressionLanguage.Environment(
        Map.of(variable, ExpressionType.Simple.DYN), ExpressionType.Simple.DYN, false);
    switch (language.compile(expression, environment)) {
      case ExpressionLanguage.Compilation.Compiled(Expression good) -> compiled.put(variable + ": " + expression, good);
      case ExpressionLanguage.Compilation.Rejected(String message) ->
          throw new IllegalArgumentException("authentication configuration: " + expression + ": compilation failed: " + message);
    }
  }

  Value evaluate(String expression, String variable, Obj value) {
    Expression.Outcome outcome =
        compiled.get(variable + ": " + expression).evaluate(new FixedVariables(Map.of(variable, value)), COST);
    return switch (outcome) {
      case Expression.Outcome.Result(Value result, long _) -> result;
      case Expression.Outcome.Failed(String message, long _) -> throw new ClaimMapping.Unfit(message);
      case Expression.Outcome.TooCostly _ -> throw new ClaimMapping.Unfit("the expression " + expression + " is too costly");
    };
  }
}
