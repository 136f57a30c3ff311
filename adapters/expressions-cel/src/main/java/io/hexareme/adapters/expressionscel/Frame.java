package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.expression.Expression;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.value.Value;
import java.util.HashMap;
import java.util.Map;

/** One run of an expression: what its variables hold, and what it has cost. */
final class Frame {
  private final Expression.Variables variables;
  private final long limit;
  private final Map<String, Object> asked = new HashMap<>();
  final Object[] locals;
  private long cost;

  Frame(Expression.Variables variables, long limit, int locals) {
    this.variables = variables;
    this.limit = limit;
    this.locals = new Object[locals];
  }

  long cost() {
    return cost;
  }

  /** @throws LimitReached when that is too much */
  void charge(long more) {
    cost = cost + more < 0 ? Long.MAX_VALUE : cost + more;
    if (cost > limit) {
      throw new LimitReached();
    }
  }

  /** What may still be spent. */
  long left() {
    return limit - cost;
  }

  Object variable(String name, ExpressionType type, Structs structs) {
    Object known = asked.get(name);
    if (known == null) {
      known = held(name, type, structs);
      asked.put(name, known);
    }
    return known;
  }

  private Object held(String name, ExpressionType type, Structs structs) {
    try {
      return switch (name) {
        case Authorizing.AUTHORIZER -> new Authorizing.Asker(variables.authority(), "");
        case Authorizing.REQUEST_RESOURCE -> Authorizing.requested(variables);
        default -> {
          Value value = variables.value(name);
          yield Views.view(value, type, structs);
        }
      };
    } catch (Expression.Unknown unknown) {
      throw new CelFailure(unknown.getMessage());
    }
  }
}
