package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.core.machinery.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Stored objects made ready to be shown in the version of a resource: at once, unless somebody outside must convert them. */
final class Shown {
  private Shown() {}

  /** The newest state of one object, ready; {@code missing} is thrown when there is none. */
  static CompletionStage<StoredObject> newest(ObjectCache cache, ServedResource resource, ObjectKey key, Supplier<Refusal> missing) {
    return cache.fresh().thenCompose(fresh -> {
      StoredObject current = cache.find(resource.storage(), key).orElseThrow(missing);
      return ready(resource, List.of(current)).thenApply(done -> current);
    });
  }

  /** Completes when all of them can be shown. */
  static CompletionStage<Void> ready(ServedResource resource, Collection<StoredObject> objects) {
    return resource.conversion().isSlow()
        ? resource.conversion().prepare(objects.stream().map(StoredObject::tree).toList())
        : CompletableFuture.completedFuture(null);
  }
}
