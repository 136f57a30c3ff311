package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.kinds.Items;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;

/** What the {@code resize} subresource may change of a Pod spec: the resources of its containers, and how they take it (KEP-1287). */
final class Resize {
  private Resize() {}

  static Obj spec(Obj before, Obj after) {
    Obj containers = Items.each(before, "containers", old -> resized(old, after.at("containers")));
    return Items.each(containers, "initContainers", old -> resized(old, after.at("initContainers")));
  }

  private static Obj resized(Obj old, Value wanted) {
    Optional<Value> match = wanted.items().stream().filter(c -> c.text("name").equals(old.text("name"))).findFirst();
    return match.map(container -> taken(taken(old, container, "resources"), container, "resizePolicy")).orElse(old);
  }

  private static Obj taken(Obj old, Value container, String field) {
    Value value = container.at(field);
    return value.isNull() ? old.without(field) : old.with(field, value);
  }
}
