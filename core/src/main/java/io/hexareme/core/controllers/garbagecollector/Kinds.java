package io.hexareme.core.controllers.garbagecollector;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds among which objects own each other. Events are none: they are many, and own nothing. */
final class Kinds {
  private final Map<String, Resource> byGroupAndKind = new LinkedHashMap<>();
  private final Map<String, Resource> byName = new LinkedHashMap<>();

  /** An object with its kind. */
  record Item(Resource resource, Obj object) {}

  Kinds(List<Resource> deletable) {
    for (Resource resource : deletable) {
      if (!resource.kind().equals("Event")) {
        byGroupAndKind.putIfAbsent(resource.group() + "/" + resource.kind(), resource);
        byName.putIfAbsent(resource.qualified(), resource);
      }
    }
  }

  /** These kinds and more. */
  Kinds with(List<Resource> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Resource> all = new ArrayList<>(byName.values());
    all.addAll(more);
    return new Kinds(all);
  }

  List<Resource> all() {
    return List.copyOf(byName.values());
  }

  Optional<Resource> named(String qualified) {
    return Optional.ofNullable(byName.get(qualified));
  }

  /** The kind that an owner reference names, in whatever version. */
  Optional<Resource> of(Value reference) {
    String apiVersion = reference.text("apiVersion");
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    return Optional.ofNullable(byGroupAndKind.get(group + "/" + reference.text("kind")));
  }

  /** All objects with a reference to that owner from where it can be seen: its own namespace, or anywhere if it has none. */
  List<Item> dependents(Obj owner, ClusterView view) {
    String namespace = Meta.namespace(owner);
    List<Item> dependents = new ArrayList<>();
    for (Resource resource : byName.values()) {
      for (Obj object : view.ownedBy(resource, Meta.uid(owner))) {
        if (namespace.isEmpty() || namespace.equals(Meta.namespace(object))) {
          dependents.add(new Item(resource, object));
        }
      }
    }
    return dependents;
  }
}
