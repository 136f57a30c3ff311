package io.hexareme.core.machinery;

import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.value.Value;
import java.util.Map;

/** What an expression sees when all of it is known beforehand; without an authorizer. */
public record FixedVariables(Map<String, Value> values) implements Expression.Variables {
  @Override
  public Value value(String name) {
    Value value = values.get(name);
    if (value == null) {
      throw new Expression.Unknown("no such variable: " + name);
    }
    return value;
  }
}
