package io.hexareme.core.apiserver.kinds;

import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.TypeSchema;

/**
 * Everything the generic handlers need to know about one served resource.
 *
 * @param storage where its objects are kept; two versions, or core and events.k8s.io Events, share one
 * @param conversion between what is kept and what this version serves
 */
public record ServedResource(
    ResourceSchema schema, TypeSchema type, KindStrategy strategy, GroupResource storage, VersionConversion conversion) {

  public String group() {
    return schema.group();
  }

  public String plural() {
    return schema.plural();
  }

  public String kind() {
    return schema.kind();
  }

  public boolean namespaced() {
    return schema.namespaced();
  }

  /** Whether what is kept is what is served, so that kept bytes can be sent as they are. */
  public boolean servesAsStored() {
    return conversion == VersionConversion.NONE;
  }
}
