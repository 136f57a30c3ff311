package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Null;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a policy, which a binding chooses by name or by labels: objects of any kind, of the server's own copy. */
record Params(ObjectReader objects, ServedResources resources) {

  sealed interface Answer {}

  /** One evaluation each; a single {@code Null} when the policy or its binding wants none. */
  record Found(List<Value> params) implements Answer {}

  record Misconfigured(String message) implements Answer {}

  /** @param namespace of the write; empty for what is cluster-wide */
  Answer of(Value kind, Value reference, String namespace) {
    if (kind.isNull() || reference.isNull()) {
      return new Found(List.of(Null.NULL));
    }
    String apiVersion = kind.text("apiVersion");
    int slash = apiVersion.indexOf('/');
    Optional<ServedResource> served = resources.ofKind(
        slash < 0 ? "" : apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind.text("kind"));
    if (served.isEmpty()) {
      return new Misconfigured("failed to find resource referenced by paramKind: '" + words(apiVersion, kind.text("kind")) + "'");
    }
    return chosen(served.get(), reference, namespace);
  }

  /** A kind as Go prints it. */
  private static String words(String apiVersion, String kind) {
    return (apiVersion.contains("/") ? apiVersion : "/" + apiVersion) + ", Kind=" + kind;
  }

  private Answer chosen(ServedResource served, Value reference, String namespace) {
    String given = reference.text("namespace");
    if (!served.namespaced() && !given.isEmpty()) {
      return new Misconfigured("paramRef.namespace must not be provided for a cluster-scoped `paramKind`");
    }
    String from = !served.namespaced() ? "" : given.isEmpty() ? namespace : given;
    if (served.namespaced() && from.isEmpty()) {
      return new Misconfigured("cannot use namespaced paramRef in policy binding that matches cluster-scoped resources");
    }
    List<Value> found = found(served, reference, from);
    return found.isEmpty() && reference.text("parameterNotFoundAction").equals("Deny")
        ? new Misconfigured("no params found for policy binding with `Deny` parameterNotFoundAction") : new Found(found);
  }

  private List<Value> found(ServedResource served, Value reference, String namespace) {
    Resource resource = new Resource(served.storage().group(), served.schema().version(), served.storage().plural(), served.kind(),
        served.namespaced());
    List<Value> found = new ArrayList<>();
    if (!reference.text("name").isEmpty()) {
      objects.get(resource, new ObjectKey(namespace, reference.text("name"))).ifPresent(it -> found.add(shown(served, it)));
      return found;
    }
    LabelSelector selector = LabelSelector.of(reference.at("selector")).orNothing();
    for (Obj object : objects.list(resource, namespace)) {
      if (selector.matchesObject(object)) {
        found.add(shown(served, object));
      }
    }
    return found;
  }

  private static Obj shown(ServedResource served, Obj kept) {
    Obj object = served.conversion().toServed(kept);
    return Meta.kind(object).isEmpty()
        ? object.with("kind", served.kind()).with("apiVersion", served.schema().apiVersion()) : object;
  }
}
