package io.hexareme.core.apiserver.kinds;

import io.hexareme.core.apiserver.schema.ObjectShape;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.TypeSchema;
import java.util.Optional;

/**
 * Everything the generic handlers need to know about one served resource.
 *
 * @param storage where its objects are kept; two versions, or core and events.k8s.io Events, share one
 * @param type of its kind, for merging and ownership; of a custom resource as much as such a type can say
 * @param conversion between what is kept and what this version serves
 * @param shape what the schema makes of objects
 * @param custom empty for a built-in resource
 */
public record ServedResource(ResourceSchema schema, TypeSchema type, KindStrategy strategy, GroupResource storage,
    VersionConversion conversion, ObjectShape shape, Optional<CustomTraits> custom) {

  /** A built-in one. */
  public ServedResource(ResourceSchema schema, TypeSchema type, KindStrategy strategy, GroupResource storage, VersionConversion conversion,
      ObjectShape shape) {
    this(schema, type, strategy, storage, conversion, shape, Optional.empty());
  }

  public String group() {
    return schema.group();
  }

  public String plural() {
    return schema.plural();
  }

  public String kind() {
    return schema.kind();
  }

  public String listKind() {
    return custom.map(CustomTraits::listKind).orElse(kind() + "List");
  }

  public boolean namespaced() {
    return schema.namespaced();
  }

  /** Whether what is kept is what is served, so that kept bytes can be sent as they are. */
  public boolean servesAsStored() {
    return conversion == VersionConversion.NONE;
  }
}
