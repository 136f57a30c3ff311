package io.hexareme.core.apiserver.storage;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Bytes;

/** A resource whatever its version: what keys in the store are made of. {@code group} is empty for the core group. */
public record GroupResource(String group, String plural) implements Comparable<GroupResource> {
  /** All objects are below this key. */
  public static final String ROOT = "/registry/";

  public static GroupResource of(Resource resource) {
    return new GroupResource(resource.group(), resource.plural());
  }

  public static GroupResource of(ResourceSchema resource) {
    return new GroupResource(resource.group(), resource.plural());
  }

  /** The prefix of all keys of this resource. */
  public String prefix() {
    return ROOT + (group.isEmpty() ? "" : group + "/") + plural + "/";
  }

  /** The store key of one object. */
  public Bytes key(ObjectKey object) {
    return Bytes.utf8(prefix() + (object.namespace().isEmpty() ? "" : object.namespace() + "/") + object.name());
  }

  /** The prefix of all keys in one namespace; of all when that is empty. */
  public Bytes prefix(String namespace) {
    return Bytes.utf8(prefix() + (namespace.isEmpty() ? "" : namespace + "/"));
  }

  @Override
  public int compareTo(GroupResource other) {
    int byGroup = group.compareTo(other.group);
    return byGroup != 0 ? byGroup : plural.compareTo(other.plural);
  }

  /** {@code deployments.apps}, or {@code pods}. */
  @Override
  public String toString() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
