package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectEvent;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps a {@link RbacPolicy} like the server's copy of roles and bindings. Changes gather until somebody asks, so that a server which
 * writes its hundred default roles at start parses none of them for the requests of superusers.
 */
public final class RbacFeed {
  private static final List<Resource> KINDS =
      List.of(Resource.CLUSTER_ROLES, Resource.ROLES, Resource.CLUSTER_ROLE_BINDINGS, Resource.ROLE_BINDINGS);

  private final ObjectCache cache;
  private final RbacPolicy policy = new RbacPolicy();
  private final List<Runnable> pending = new ArrayList<>();

  public RbacFeed(ObjectCache cache) {
    this.cache = cache;
    KINDS.forEach(this::follow);
  }

  /** The policy as of now. */
  public RbacPolicy policy() {
    if (!pending.isEmpty()) {
      pending.forEach(Runnable::run);
      pending.clear();
    }
    return policy;
  }

  private void follow(Resource kind) {
    cache.subscribe(GroupResource.of(kind), new ObjectCache.Listener() {
      @Override
      public void event(ObjectEvent event) {
        pending.add(() -> apply(kind, event));
      }

      @Override
      public void lost() {
        // Listeners are dropped when the copy starts anew; whichever kind hears of it first reads everything again.
        cache.subscribe(GroupResource.of(kind), this);
        pending.clear();
        pending.add(RbacFeed.this::rebuild);
      }
    });
  }

  private void apply(Resource kind, ObjectEvent event) {
    boolean role = isRole(kind);
    if (event.after() == null) {
      Consumer<ObjectKey> remove = role ? policy::removeRole : policy::removeBinding;
      remove.accept(event.before().key());
    } else if (role) {
      policy.putRole(event.after().tree());
    } else {
      policy.putBinding(event.after().tree());
    }
  }

  private static boolean isRole(Resource kind) {
    return kind.equals(Resource.ROLES) || kind.equals(Resource.CLUSTER_ROLES);
  }

  private void rebuild() {
    policy.clear();
    for (Resource kind : KINDS) {
      cache.list(kind, "").forEach(isRole(kind) ? policy::putRole : policy::putBinding);
    }
  }
}
