package io.hexareme.core.apiserver.kinds;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes of parts of an immutable tree; what does not change is answered as it is, so that callers can tell by identity. */
public final class Items {
  private Items() {}

  /** {@code object} with every object in its list {@code field} replaced by what {@code change} makes of it. */
  public static Obj each(Obj object, String field, UnaryOperator<Obj> change) {
    List<Value> old = object.list(field);
    List<Value> items = new ArrayList<>(old.size());
    boolean changed = false;
    for (Value item : old) {
      Value made = item instanceof Obj part ? change.apply(part) : item;
      changed |= made != item;
      items.add(made);
    }
    return changed ? object.with(field, new Arr(items)) : object;
  }

  /** {@code object} with the object at {@code field}, if there is one, replaced by what {@code change} makes of it. */
  public static Obj inside(Obj object, String field, UnaryOperator<Obj> change) {
    if (!(object.at(field) instanceof Obj part)) {
      return object;
    }
    Obj made = change.apply(part);
    return made == part ? object : object.with(field, made);
  }

  /** {@code object} with {@code field} set to {@code value} if it has none. */
  public static Obj absent(Obj object, String field, Value value) {
    return object.at(field).isNull() ? object.with(field, value) : object;
  }
}
