package io.hexareme.core.controllers.garbagecollector;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import java.util.Optional;

/**
 * A key that says of which kind its object is: where others have the namespace it has {@code plural.group/namespace}, which no
 * namespace can be called.
 */
record ItemKey(Resource resource, ObjectKey object) {

  static ObjectKey encode(Resource resource, Value object) {
    return encode(resource, ObjectKey.of(object));
  }

  static ObjectKey encode(Resource resource, ObjectKey key) {
    return new ObjectKey(resource.qualified() + "/" + key.namespace(), key.name());
  }

  static Optional<ItemKey> decode(ObjectKey encoded, Kinds kinds) {
    int slash = encoded.namespace().indexOf('/');
    return kinds.named(encoded.namespace().substring(0, slash))
        .map(resource -> new ItemKey(resource, new ObjectKey(encoded.namespace().substring(slash + 1), encoded.name())));
  }
}
