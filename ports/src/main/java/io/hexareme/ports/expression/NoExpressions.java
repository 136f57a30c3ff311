package io.hexareme.ports.expression;

/** Where there is no expression language: nothing compiles, and the answer says why. */
public enum NoExpressions implements ExpressionLanguage {
  NONE;

  @Override
  public Compilation compile(String expression, Environment environment) {
    return new Compilation.Rejected("this API server was put together without an expression language");
  }
}
