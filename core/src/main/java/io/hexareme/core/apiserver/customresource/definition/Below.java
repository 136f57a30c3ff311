package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.function.BiConsumer;

/** The schemas directly below a schema, whatever for. */
final class Below {
  private Below() {}

  /** Calls {@code visit} with each and its path. */
  static void each(Obj schema, FieldPath path, BiConsumer<Obj, FieldPath> visit) {
    schema.at("properties").asObj().fields().forEach((name, below) -> visit.accept(below.asObj(), path.child("properties").key(name)));
    for (String one : new String[] {"items", "additionalProperties", "not"}) {
      if (schema.at(one) instanceof Obj below) {
        visit.accept(below, path.child(one));
      }
    }
    for (String many : new String[] {"allOf", "anyOf", "oneOf"}) {
      List<Value> all = schema.list(many);
      for (int i = 0; i < all.size(); i++) {
        visit.accept(all.get(i).asObj(), path.child(many).index(i));
      }
    }
  }
}
