package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.Patterns;

/** The Common Expression Language. Costs nothing until the first expression is compiled: only then the language is loaded. */
public final class CelExpressions implements ExpressionLanguage {

  @Override
  public Compilation compile(String expression, Environment environment) {
    return Compiler.compile(expression, environment);
  }

  @Override
  public Patterns patterns() {
    return GoPattern::parse;
  }
}
