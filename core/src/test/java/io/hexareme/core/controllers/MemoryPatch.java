package io.hexareme.core.controllers;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON merge patch (RFC 7386), and of the strategic one what controllers use: owner references merge by uid. */
final class MemoryPatch {
  private MemoryPatch() {}

  static Value merge(Value old, Value patch, boolean strategic) {
    if (!(patch instanceof Obj changes)) {
      return patch;
    }
    Map<String, Value> merged = new LinkedHashMap<>(old.asObj().fields());
    changes.fields().forEach((field, change) -> {
      if (change.isNull()) {
        merged.remove(field);
      } else if (strategic && field.equals("ownerReferences")) {
        merged.put(field, owners(old.at(field), change));
      } else {
        merged.put(field, merge(old.at(field), change, strategic));
      }
    });
    return new Obj(merged);
  }

  private static Value owners(Value old, Value changes) {
    List<Value> owners = new ArrayList<>(old.items());
    for (Value change : changes.items()) {
      owners.removeIf(owner -> owner.text("uid").equals(change.text("uid")));
      if (!change.text("$patch").equals("delete")) {
        owners.add(change);
      }
    }
    return new Value.Arr(owners);
  }
}
