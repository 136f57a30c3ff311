package io.hexareme.ports.value;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the fields of one object, without making a map for the few that most objects have. Used once. */
public final class ObjectBuilder {
  private Object[] few = new Object[8];
  private int length;
  private Map<String, Value> many;

  /** Begins with the fields of {@code object}. */
  public static ObjectBuilder of(Value.Obj object) {
    ObjectBuilder builder = new ObjectBuilder();
    object.fields().forEach(builder::put);
    return builder;
  }

  /** Sets a field, at its old place when it was set before; answers what it was before, or null. */
  public Value put(String name, Value value) {
    if (many != null) {
      return many.put(name, value);
    }
    for (int i = 0; i < length; i += 2) {
      if (few[i].equals(name)) {
        Value before = (Value) few[i + 1];
        few[i + 1] = value;
        return before;
      }
    }
    append(name, value);
    return null;
  }

  private void append(String name, Value value) {
    if (length == 2 * Fields.FEW) {
      many = new LinkedHashMap<>(Fields.ofDistinct(few));
      many.put(name, value);
      return;
    }
    if (length == few.length) {
      few = Arrays.copyOf(few, 2 * length);
    }
    few[length++] = name;
    few[length++] = value;
  }

  public Value.Obj build() {
    if (length == 0) {
      return Value.Obj.EMPTY;
    }
    return new Value.Obj(many != null ? many : Fields.ofDistinct(Arrays.copyOf(few, length)));
  }
}
