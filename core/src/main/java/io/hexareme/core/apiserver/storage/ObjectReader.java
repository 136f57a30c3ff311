package io.hexareme.core.apiserver.storage;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;

/** Read access to the server's own copy of all objects, for stages that decide by other objects (RBAC, admission, allocation). */
public interface ObjectReader {

  Optional<Obj> get(Resource resource, ObjectKey key);

  /** In key order; {@code namespace} empty for all. */
  Iterable<Obj> list(Resource resource, String namespace);
}
