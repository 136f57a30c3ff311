package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;

/** A JSON object as a map; values are made when they are asked for. */
record MapView(Obj object, ExpressionType values, Structs structs) implements Mapping {
  @Override
  public Object find(Object key) {
    Value value = key instanceof String name ? object.fields().get(name) : null;
    return value == null ? null : Views.view(value, values, structs);
  }

  @Override
  public int size() {
    return object.fields().size();
  }

  @Override
  public Iterable<Object> keys() {
    return new ArrayList<>(object.fields().keySet());
  }
}
