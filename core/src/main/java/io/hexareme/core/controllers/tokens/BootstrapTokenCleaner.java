package io.hexareme.core.controllers.tokens;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keys are bootstrap tokens' Secrets in kube-system; each goes when its time is up. */
public final class BootstrapTokenCleaner implements Controller {
  @Override
  public String name() {
    return "token-cleaner";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.SECRETS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    return after != null && BootstrapToken.of(after).isPresent() ? List.of(ObjectKey.of(after)) : List.of();
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    Optional<BootstrapToken> token = view.get(Resource.SECRETS, key).flatMap(BootstrapToken::of);
    Optional<Instant> end = token.flatMap(BootstrapToken::end);
    if (end.isEmpty()) {
      return Plan.nothing();
    }
    boolean over = !end.get().isAfter(view.now());
    return over ? Plan.of(Command.Delete.of(Resource.SECRETS, token.get().secret()))
        : Plan.nothing().recheckAfter(Duration.between(view.now(), end.get()));
  }
}
