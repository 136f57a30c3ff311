package io.hexareme.core.machinery;

import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.Patterns;

/** Where there is no expression language: nothing compiles, and the answer says why. */
public enum NoExpressions implements ExpressionLanguage {
  NONE;

  @Override
  public Compilation compile(String expression, Environment environment) {
    return new Compilation.Rejected("this API server was put together without an expression language");
  }

  @Override
  public Patterns patterns() {
    return pattern -> new Patterns.Parsed.Malformed("this API server was put together without an expression language");
  }
}
