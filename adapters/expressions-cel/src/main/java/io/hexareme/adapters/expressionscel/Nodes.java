package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.expression.ExpressionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All kinds of steps. */
final class Nodes {
  private Nodes() {}

  record Constant(Object value) implements Node {
    @Override
    public Object run(Frame frame) {
      return value;
    }
  }

  record Variable(String name, ExpressionType type, Structs structs) implements Node {
    @Override
    public Object run(Frame frame) {
      frame.charge(1);
      return frame.variable(name, type, structs);
    }
  }

  /** A variable of a macro. It may hold a failure, which shows when it is read. */
  record Local(int slot) implements Node {
    @Override
    public Object run(Frame frame) {
      frame.charge(1);
      Object value = frame.locals[slot];
      if (value instanceof CelFailure failure) {
        throw failure;
      }
      return value;
    }
  }

  record Select(Node operand, String field) implements Node {
    @Override
    public Object run(Frame frame) {
      Object value = operand.run(frame);
      frame.charge(1);
      return value instanceof Optional<?> optional ? optionally(optional, field) : Basics.indexed(value, field);
    }
  }

  /** {@code has(operand.field)}. */
  record Has(Node operand, String field) implements Node {
    @Override
    public Object run(Frame frame) {
      Object value = operand.run(frame);
      frame.charge(1);
      return optionally(value, field).isPresent();
    }
  }

  /** The value at a key if it is there. */
  static Optional<?> optionally(Object value, Object key) {
    return switch (value) {
      case Mapping map -> Optional.ofNullable(map.find(key));
      case List<?> list -> {
        long index = Basics.index(key);
        yield index < 0 || index >= list.size() ? Optional.empty() : Optional.of(list.get((int) index));
      }
      case Optional<?> optional -> optional.isEmpty() ? Optional.empty() : optionally(optional.get(), key);
      default -> Optional.empty();
    };
  }

  record Call(String function, String overload, List<Fn> overloads, List<Node> arguments) implements Node {
    @Override
    public Object run(Frame frame) {
      Object[] values = new Object[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments.get(i).run(frame);
      }
      frame.charge(Costs.call(function, overload, values, frame.left()));
      Object result = Calls.run(overloads, function, values);
      frame.charge(Costs.result(function, result));
      return result;
    }
  }

  /** {@code &&} and {@code ||}: one side can settle it, even if the other fails. */
  record Logic(boolean settling, Node left, Node right) implements Node {
    @Override
    public Object run(Frame frame) {
      CelFailure failure = null;
      try {
        if (truth(left.run(frame)) == settling) {
          return settling;
        }
      } catch (CelFailure failed) {
        failure = failed;
      }
      boolean other;
      try {
        other = truth(right.run(frame));
      } catch (CelFailure failed) {
        throw failure != null ? failure : failed;
      }
      if (other != settling && failure != null) {
        throw failure;
      }
      return other;
    }
  }

  private static boolean truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw CelFailure.noSuchOverload();
  }

  record Conditional(Node condition, Node then, Node otherwise) implements Node {
    @Override
    public Object run(Frame frame) {
      return truth(condition.run(frame)) ? then.run(frame) : otherwise.run(frame);
    }
  }

  /** Whether to go on: a failure so far does not end a macro. */
  record NotStrictlyFalse(Node operand) implements Node {
    @Override
    public Object run(Frame frame) {
      frame.charge(1);
      try {
        return !(operand.run(frame) instanceof Boolean truth) || truth;
      } catch (CelFailure unsettled) {
        return true;
      }
    }
  }

  /** {@code or} and {@code orValue}: the other is needed only when there is no value. */
  record Otherwise(boolean bare, Node optional, Node other) implements Node {
    @Override
    public Object run(Frame frame) {
      frame.charge(1);
      if (!(optional.run(frame) instanceof Optional<?> value)) {
        throw CelFailure.noSuchOverload();
      }
      return value.isEmpty() ? other.run(frame) : bare ? value.get() : value;
    }
  }

  record ListOf(List<Node> items, List<Integer> optional) implements Node {
    @Override
    public Object run(Frame frame) {
      List<Object> list = new ArrayList<>(items.size());
      for (int i = 0; i < items.size(); i++) {
        Object item = items.get(i).run(frame);
        if (!optional.contains(i)) {
          list.add(item);
        } else if (item instanceof Optional<?> value) {
          value.ifPresent(list::add);
        } else {
          throw CelFailure.noSuchOverload();
        }
      }
      frame.charge(10);
      return list;
    }
  }

  record Entry(Node key, Node value, boolean optional) {}

  record MapOf(List<Entry> entries) implements Node {
    @Override
    public Object run(Frame frame) {
      LiteralMap map = new LiteralMap();
      for (Entry entry : entries) {
        Object key = entry.key().run(frame);
        Object value = entry.value().run(frame);
        if (map.find(key) != null) {
          throw new CelFailure("Failed with repeated key");
        }
        present(entry, value).ifPresent(it -> map.put(key, it));
      }
      frame.charge(30);
      return map;
    }
  }

  private static Optional<?> present(Entry entry, Object value) {
    if (!entry.optional()) {
      return Optional.of(value);
    }
    if (value instanceof Optional<?> optional) {
      return optional;
    }
    throw CelFailure.noSuchOverload();
  }

  record ObjectOf(String type, List<Entry> fields) implements Node {
    @Override
    public Object run(Frame frame) {
      Made made = new Made(type);
      for (Entry field : fields) {
        String name = (String) field.key().run(frame);
        present(field, field.value().run(frame)).ifPresent(value -> made.fields().put(name, value));
      }
      frame.charge(40);
      return made;
    }
  }

  /** A macro that goes through a list or a map. */
  record Fold(Node range, int item, int second, int gathered, Node start, Node condition, Node step, Node result) implements Node {
    @Override
    public Object run(Frame frame) {
      Object over = range.run(frame);
      frame.locals[gathered] = start.run(frame);
      switch (over) {
        case List<?> list -> {
          for (int i = 0; i < list.size() && next(frame, second < 0 ? list.get(i) : (Object) (long) i, list.get(i)); i++) { }
        }
        case Mapping map -> {
          for (Object key : map.keys()) {
            if (!next(frame, key, second < 0 ? key : map.find(key))) {
              break;
            }
          }
        }
        default -> throw CelFailure.noSuchOverload();
      }
      return result.run(frame);
    }

    private boolean next(Frame frame, Object key, Object value) {
      if (!Boolean.TRUE.equals(condition.run(frame))) {
        return false;
      }
      frame.locals[item] = key;
      if (second >= 0) {
        frame.locals[second] = value;
      }
      try {
        frame.locals[gathered] = step.run(frame);
      } catch (CelFailure failure) {
        frame.locals[gathered] = failure;
      }
      return true;
    }
  }
}
