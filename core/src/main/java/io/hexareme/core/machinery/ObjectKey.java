package io.hexareme.core.machinery;

import io.hexareme.ports.value.Value;

/** A namespace ("" for cluster scope) and a name; ordered as the API lists: by namespace, then by name. */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {

  public static ObjectKey of(Value object) {
    return new ObjectKey(Meta.namespace(object), Meta.name(object));
  }

  @Override
  public int compareTo(ObjectKey other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
  }

  /** {@code namespace/name}, or the bare name. */
  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
