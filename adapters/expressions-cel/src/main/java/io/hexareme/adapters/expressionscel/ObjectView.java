package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** A JSON object with known fields, which go by their escaped names. A field that is null counts as absent. */
record ObjectView(Obj object, Structs.Struct struct, Structs structs) implements Mapping {
  @Override
  public Object find(Object key) {
    Structs.Field field = key instanceof String name ? struct.fields().get(name) : null;
    Value value = field == null ? null : object.fields().get(field.json());
    return value == null || value.isNull() ? null : Views.view(value, field.type(), structs);
  }

  @Override
  public int size() {
    return present().size();
  }

  @Override
  public Iterable<Object> keys() {
    return present();
  }

  private List<Object> present() {
    List<Object> names = new ArrayList<>();
    struct.fields().forEach((name, field) -> {
      if (!object.at(field.json()).isNull()) {
        names.add(name);
      }
    });
    return names;
  }
}
