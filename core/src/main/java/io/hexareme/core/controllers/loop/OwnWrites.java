package io.hexareme.core.controllers.loop;

import io.hexareme.core.client.Informer;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one key's last plan wrote, as far as a later view must show it. Revisions are one sequence over all kinds, so an informer
 * that has come to a write's revision has seen the write, or that the object is gone since.
 */
final class OwnWrites {
  private final Map<Resource, Long> revisions = new LinkedHashMap<>();
  private final List<Gone> gone = new ArrayList<>();

  /** An object that was deleted at a revision which the answer did not tell. */
  private record Gone(Resource resource, ObjectKey key, String uid) {}

  boolean isEmpty() {
    return revisions.isEmpty() && gone.isEmpty();
  }

  /** Notes what the API server answered to a write of {@code resource}. */
  void wrote(Resource resource, Obj answer) {
    if (Meta.revision(answer) > 0) {
      revisions.merge(resource, Meta.revision(answer), Math::max);
    }
  }

  /** Notes a deletion; {@code uid} empty when it is not known which object it was. */
  void deleted(Resource resource, ObjectKey key, String uid, Obj answer) {
    if (Meta.revision(answer) > 0) {
      wrote(resource, answer);
    } else if (!uid.isEmpty()) {
      gone.add(new Gone(resource, key, uid));
    }
  }

  /** A kind whose informer does not show one of these writes yet. Kinds without informer cannot lag. */
  Optional<Resource> lagging(SharedInformers informers) {
    for (Map.Entry<Resource, Long> write : revisions.entrySet()) {
      if (informers.of(write.getKey()).filter(informer -> informer.revision() < write.getValue()).isPresent()) {
        return Optional.of(write.getKey());
      }
    }
    return gone.stream()
        .filter(deleted -> informers.of(deleted.resource()).filter(informer -> isThere(informer, deleted)).isPresent())
        .map(Gone::resource)
        .findFirst();
  }

  private static boolean isThere(Informer informer, Gone deleted) {
    return informer.get(deleted.key())
        .filter(object -> Meta.uid(object).equals(deleted.uid()) && !Meta.isTerminating(object))
        .isPresent();
  }
}
