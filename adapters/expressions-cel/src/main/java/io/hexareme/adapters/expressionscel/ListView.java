package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.value.Value.Arr;
import java.util.AbstractList;

/** A JSON array; items are made when they are asked for. */
final class ListView extends AbstractList<Object> {
  private final Arr array;
  private final ExpressionType items;
  private final Structs structs;

  ListView(Arr array, ExpressionType items, Structs structs) {
    this.array = array;
    this.items = items;
    this.structs = structs;
  }

  @Override
  public Object get(int index) {
    return Views.view(array.items().get(index), items, structs);
  }

  @Override
  public int size() {
    return array.items().size();
  }
}
