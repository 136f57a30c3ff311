package io.hexareme.core.controllers.loop;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys that wait until the informer of some kind shows what they wrote. Woken by that informer, never by a timer. */
final class ParkedKeys {
  private final SharedInformers informers;
  private final Map<Resource, Map<ObjectKey, OwnWrites>> waiting = new LinkedHashMap<>();

  ParkedKeys(SharedInformers informers) {
    this.informers = informers;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Parks the key if the view lacks one of its writes ({@code null}: it has none); answers whether it did. */
  boolean park(ObjectKey key, OwnWrites writes) {
    Optional<Resource> lagging = writes == null ? Optional.empty() : writes.lagging(informers);
    lagging.ifPresent(resource -> waiting.computeIfAbsent(resource, r -> new LinkedHashMap<>()).put(key, writes));
    return lagging.isPresent();
  }

  /** The keys that waited for {@code resource} and need not any more; they may still have to wait for another. */
  List<ObjectKey> release(Resource resource) {
    Map<ObjectKey, OwnWrites> there = waiting.get(resource);
    if (there == null) {
      return List.of();
    }
    Set<ObjectKey> free = new LinkedHashSet<>();
    there.forEach((key, writes) -> {
      if (writes.lagging(informers).filter(resource::equals).isEmpty()) {
        free.add(key);
      }
    });
    there.keySet().removeAll(free);
    if (there.isEmpty()) {
      waiting.remove(resource);
    }
    return List.copyOf(free);
  }
}
